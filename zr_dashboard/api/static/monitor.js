/*
 * The index page's own script: says where the server is, copies the link of what is
 * shown, measures charts for paper, leads the keyboard into menus, and says in German
 * what Streamlit says in English by itself. Streamlit offers no catalogue of its words.
 *
 * Everything else on a page is German from the server. Nothing is loaded from here,
 * nothing is stored, and no style is set but the measure of a chart on paper.
 */
(() => {
  "use strict";

  /* ---- The server -------------------------------------------------------------- */

  /* On a page's address Streamlit would first look for its server beneath that page and
     write an error into the console. This script's own address says where it is. */
  window.__streamlit = { BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };

  /* ---- Link kopieren --------------------------------------------------------- */

  const COPY_BUTTON = ".st-key-link_kopieren";

  /* Outside HTTPS and localhost, browsers have no navigator.clipboard. */
  function copyByEvent(text) {
    const fill = (event) => {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", fill);
    try {
      return document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", fill);
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByEvent(text);
    }
  }

  /* Shows for two seconds, on the button itself, that it was done. */
  function confirm(button) {
    const label = texts(button).find((node) => node.data === "Link kopieren");
    if (!label) return;
    label.data = "Link kopiert";
    setTimeout(() => {
      label.data = "Link kopieren";
    }, 2000);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button || !button.closest(COPY_BUTTON)) return;
    if (await copy(location.href)) confirm(button);
    else window.prompt("Link zum Kopieren:", location.href);
  });

  /* ---- Texte kopieren ---------------------------------------------------------- */

  /* A button carries what it copies. That it was done stands on it for two seconds,
     and is said to whoever cannot see it. */
  const COPY_TEXT = "button.zr-kopieren";

  function say(words) {
    const place = document.querySelector(".zr-status");
    if (place) place.textContent = words;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest(COPY_TEXT);
    if (!button) return;
    const { kopie, was } = button.dataset;
    if (!(await copy(kopie))) {
      window.prompt(`${was} zum Kopieren:`, kopie);
      return;
    }
    say(`Kopiert: ${was}`);
    if (button.dataset.kopiert) return;
    const label = button.textContent;
    button.dataset.kopiert = "ja";
    button.textContent = "Kopiert";
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.kopiert;
      say("");
    }, 2000);
  });

  /* ---- Print --------------------------------------------------------------------- */

  /* A chart is drawn for the window. On paper it is made as wide as the sheet by
     print.css, for which its picture needs a measure of its own. One of more pixels
     than HIGHEST has no room on a sheet. */
  const HIGHEST = 1150;

  window.addEventListener("beforeprint", () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const { width, height } = chart.getBoundingClientRect();
      if (!width || !height) continue;
      chart.style.setProperty("--zr-breite", `${width}px`);
      chart.style.setProperty("--zr-hoehe", `${height}px`);
      chart.toggleAttribute("data-hoch", height > HIGHEST);
      chart.style.setProperty("--zr-breit-zu-hoch", `${width / height}`);
      for (const picture of chart.querySelectorAll("svg.main-svg"))
        picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  });

  window.addEventListener("afterprint", () => {
    for (const picture of document.querySelectorAll("svg.main-svg"))
      picture.removeAttribute("viewBox");
  });

  /* ---- Menus by keyboard ------------------------------------------------------- */

  const MENU_BUTTON = '[data-testid="stPopoverButton"]';
  const MENU_ITEMS = '[data-testid="stPopoverBody"] button';
  const MOST_FRAMES = 60;

  /* An open menu hangs at the end of the document: by Tab one would get there only
     after all the rest of the page. Escape leads back by itself. */
  function enterMenu(button, frames = 0) {
    const open = button.getAttribute("aria-expanded") === "true";
    const items = [...document.querySelectorAll(MENU_ITEMS)];
    const first = open && items.find((item) => item.checkVisibility());
    if (first) first.focus();
    else if (frames < MOST_FRAMES) requestAnimationFrame(() => enterMenu(button, frames + 1));
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(MENU_BUTTON);
    const byKeyboard = event.detail === 0;
    if (button && byKeyboard) enterMenu(button);
  });

  /* ---- Streamlit's own words ------------------------------------------------- */

  /* Whole texts only, as Streamlit 1.67 writes them; look again with a new version. */
  const WORDS = {
    "Skip to main content": "Zum Inhalt springen",
    Sidebar: "Seitenleiste",
    "Collapse sidebar": "Seitenleiste schließen",
    "Expand sidebar": "Seitenleiste öffnen",
    "App pages": "Seiten",
    "View less": "Weniger zeigen",
    "Navigate to home page": "Zur Startseite",
    "Main menu": "Menü",
    Theme: "Darstellung",
    System: "Wie das Gerät",
    Light: "Hell",
    Dark: "Dunkel",
    Print: "Drucken",
    "Record screen": "Bildschirm aufnehmen",
    About: "Über",
    Notifications: "Meldungen",
    Upload: "Datei wählen",
    "file upload": "Datei",
    "Add files": "Andere Datei wählen",
    "Clear date": "Datum löschen",
    "Choose date": "Kalender öffnen",
    Open: "Öffnen",
    Close: "Schließen",
    Cancel: "Abbrechen",
    Dismiss: "Schließen",
    Help: "Hilfe",
    "Select all": "Alle auswählen",
    "Selected values": "Gewählt",
    "Clear all": "Alles abwählen",
    "Clear value": "Auswahl löschen",
    "Clear entry": "Eingabe löschen",
    "No results": "Keine Treffer",
    "Choose options": "Auswählen",
    "Choose an option": "Auswählen",
    Increment: "Erhöhen",
    Decrement: "Verringern",
    "Link to heading": "Link zur Überschrift",
    "Copy to clipboard": "In die Zwischenablage kopieren",
    Copied: "Kopiert",
    "Scroll tabs left": "Reiter nach links",
    "Scroll tabs right": "Reiter nach rechts",
    Fullscreen: "Vollbild",
    "Close fullscreen": "Vollbild schließen",
    "1 result": "1 Treffer",
    Search: "Suchen",
    "Close Search": "Suche schließen",
    "Next Result": "Nächster Treffer",
    "Previous Result": "Voriger Treffer",
    "Type to search": "Suchbegriff",
    "Show/hide columns": "Spalten wählen",
    "Clear selection": "Auswahl aufheben",
    "Sort ascending": "Aufsteigend sortieren",
    "Sort descending": "Absteigend sortieren",
    Autosize: "Breite anpassen",
    "Pin column": "Spalte fixieren",
    "Unpin column": "Spalte lösen",
    "Hide column": "Spalte ausblenden",
    Statistics: "Statistik",
    "Copy column name": "Spaltennamen kopieren",
    "Download as CSV": "Als CSV herunterladen",
    "Download failed": "Herunterladen fehlgeschlagen",
    "Download plot as a PNG": "Als Bild (PNG) speichern",
    "Download plot as a png": "Als Bild (PNG) speichern",
    Zoom: "Ausschnitt wählen",
    Pan: "Verschieben",
    "Box Select": "Rechteckig auswählen",
    "Lasso Select": "Frei auswählen",
    "Zoom in": "Vergrößern",
    "Zoom out": "Verkleinern",
    Autoscale: "Alles zeigen",
    "Reset axes": "Achsen zurücksetzen",
    Reset: "Zurücksetzen",
    "Running...": "Wird berechnet …",
    "Please wait...": "Bitte warten …",
    Stop: "Anhalten",
    Rerun: "Neu laden",
    "Page not found": "Seite nicht gefunden",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Diese Seite gibt es nicht. Gezeigt wird die Startseite.",
    "Connection error": "Keine Verbindung",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Der Server antwortet nicht. Die Seite verbindet sich von selbst wieder. Betreuung: Die Anwendung startet mit",
    "streamlit run yourscript.py": "make run",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Der Server antwortet nicht. Besteht eine Verbindung zum Netz?",
    "Connection timed out.": "Der Server hat nicht rechtzeitig geantwortet.",
    "Network issue": "Störung der Verbindung",
    "Unknown error": "Unbekannter Fehler",
  };

  const PATTERNS = [
    [/^Remove (.+)$/, "$1 entfernen"],
    [/^day, (.+)$/, "Tag, $1"],
    [/^month, (.+)$/, "Monat, $1"],
    [/^year, (.+)$/, "Jahr, $1"],
    [/^Add: (.+)$/s, "Übernehmen: $1"],
    [/^Ctrl \+ (.+)$/, "Strg + $1"],
    [/^Help for (.+)$/, "Hilfe zu $1"],
    [/^View (\d+) more$/, "$1 weitere zeigen"],
    [/^Select (\d+) matches$/, "$1 Treffer auswählen"],
    [/^(\d+) results$/, "$1 Treffer"],
    [/^(\d+) of (\d+)$/, "$1 von $2"],
    [/^(\d+)MB per file$/, "höchstens $1 MB je Datei"],
    [/^1 option available\.$/, "1 Möglichkeit."],
    [/^(\d+) options available\.$/, "$1 Möglichkeiten."],
    [/^(.+), selected\.$/, "$1, gewählt."],
    [/^(\w+) options$/, "Möglichkeiten"],
    [
      /^This app has encountered an error\. .*$/s,
      "Es ist ein Fehler aufgetreten. Einzelheiten stehen im Protokoll der Anwendung.",
    ],
  ];

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "data-title"];

  function german(text) {
    const trimmed = text.trim();
    if (Object.hasOwn(WORDS, trimmed)) return WORDS[trimmed];
    const found = PATTERNS.find(([pattern]) => pattern.test(trimmed));
    return found ? trimmed.replace(...found) : null;
  }

  function texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  /* The node's text is changed in place: React goes on knowing its nodes. */
  function translateText(node) {
    const words = german(node.data);
    if (words !== null) node.data = words;
  }

  function translateAttribute(element, name) {
    const words = german(element.getAttribute(name) ?? "");
    if (words !== null) element.setAttribute(name, words);
  }

  const SELECTOR = ATTRIBUTES.map((name) => `[${name}]`).join(",");

  function translateTree(node) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    texts(node).forEach(translateText);
    for (const element of [node, ...node.querySelectorAll(SELECTOR)]) {
      for (const name of ATTRIBUTES) {
        if (element.hasAttribute(name)) translateAttribute(element, name);
      }
    }
  }

  /* German words are in no key and match no pattern, so this comes to rest. */
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") translateText(record.target);
      else if (record.type === "attributes")
        translateAttribute(record.target, record.attributeName);
      else record.addedNodes.forEach(translateTree);
    }
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
  translateTree(document.body);
})();
