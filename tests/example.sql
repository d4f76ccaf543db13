-- Two Datenstände of testdata, small enough to add by heart. Codes as in
-- tests/strategies.py: whatever it invents can be asked here.
--
-- 2026-11-22, six cases (zuwendung / gesamtausgaben; Jahr, Runde):
--   Z1 Goslar              100    /  200    2019, 1    2.1  investiv        T01 T07
--   Z2 Lutter              200    /  –      2021, 2    2.1  nicht-investiv  T03      2 Bescheide
--   Z3 Bad Essen           400    / 1000    2021, 2    2.3  gemischt        T01
--   Z4 Bad Essen             –    /  –      2021, –    2.2  –               –
--   Z5 Stadt Osnabrück     800,50 /  –      2022, 10   –    investiv        T07 T01  no Kommune key
--   Z6 unknown              50    /  –      –,    –    –    –               –        no Landkreis
-- 2025-06-30, one case: Z1 with 70 Euro.
--
-- Applications beside them, in 2026-11-22 alone (beantragt; year):
--   A1 Goslar      300     2020   abgelehnt      2.1  investiv        T07
--   A2 Bad Essen    50,50  2021   offen          2.3  –               T03   says 2021, though of Runde 10
--   A3 Osnabrück     –     –      zurückgezogen  –    –               –     the Stadt
--   A4 Lutter      100     2019   aufgehoben     2.1  nicht-investiv  –     90 had been approved
--   Z2             250     2020   as its Förderfall; Z1 is of 2019, Z3 of 2020, Z5 of 2022, by their Runden

insert into datenstand values
    ('2026-11-22', 'Testdaten', 'erfunden', 'frei', 'f1', 'test', now(), 'zweite Lieferung'),
    ('2025-06-30', 'Testdaten, alt', 'erfunden', 'frei', 'f2', 'test', now(), 'erste Lieferung');

insert into quelle values
    ('2026-11-22', 'Q001', 'https://example.org/1', true, 'Ministerium', 'amtlich', '2021-03', 'Erste'),
    ('2026-11-22', 'Q002', 'https://example.org/2', false, 'Zeitung', 'presse', null, 'Zweite'),
    ('2025-06-30', 'Q001', 'https://example.org/1', true, 'Ministerium', 'amtlich', '2021-03', 'Erste');
insert into landkreis values
    ('2026-11-22', '03153', 'Landkreis Goslar', 'Goslar', 'Landkreis', 'braunschweig', 100000, '2024-12-31', 10.3, 51.9),
    ('2026-11-22', '03404', 'Stadt Osnabrück', 'Osnabrück', 'kreisfreie Stadt', 'weser-ems', 160000, '2024-12-31', 8.0, 52.3),
    ('2026-11-22', '03459', 'Landkreis Osnabrück', 'Osnabrück', 'Landkreis', 'weser-ems', 400000, '2024-12-31', 8.1, 52.4);
insert into landkreis
    select date '2025-06-30', * exclude (stand) from landkreis;
insert into kommune values
    ('2026-11-22', '031530017', 'Stadt Goslar', 'Goslar', 'Stadt', '03153', 50000, '2024-12-31', 10.4, 51.9, 'Mittelzentrum', 'text_source'),
    ('2026-11-22', '031535402', 'Samtgemeinde Lutter am Barenberge', 'Lutter am Barenberge', 'Samtgemeinde', '03153', 4000, '2024-12-31', 10.3, 52.0, null, null),
    ('2026-11-22', '034590003', 'Gemeinde Bad Essen', 'Bad Essen', 'Gemeinde', '03459', 16000, '2024-12-31', 8.3, 52.3, 'Grundzentrum', 'text_source'),
    ('2026-11-22', '034040000', 'Stadt Osnabrück', 'Osnabrück', 'kreisfreie Stadt', '03404', 160000, '2024-12-31', 8.0, 52.3, 'Oberzentrum', 'text_source');
insert into kommune
    select date '2025-06-30', * exclude (stand) replace (einwohner - 1 as einwohner) from kommune;
insert into thema values
    ('2026-11-22', 'T01', 'Innenstadt & Ortskern', 'Mitten im Ort', 'Q001'),
    ('2026-11-22', 'T03', 'Neue Arbeitswelten & Coworking', 'Arbeit', null),
    ('2026-11-22', 'T07', 'Mobilität', 'Unterwegs', null),
    ('2025-06-30', 'T01', 'Innenstadt', 'Mitten im Ort', 'Q001');
insert into runde values
    ('2026-11-22', '1', null, '2019-09-30', '2019-11-27', 'Q001', null),
    ('2026-11-22', '2', null, '2020-03-16', '2021', 'Q001', null),
    ('2026-11-22', '10', null, '2022-02-28', '2022-05', 'Q001', null),
    ('2025-06-30', '1', null, '2019-09-30', null, 'Q001', null);
insert into ereignis values
    ('2026-11-22', 1, '2019-08-12', 'Richtlinie', 'Erstfassung', null, 'Q001'),
    ('2026-11-22', 2, '2021', 'Konferenz', 'Erste Konferenz', null, 'Q002'),
    ('2025-06-30', 1, '2019-08-12', 'Richtlinie', 'Erstfassung', null, 'Q001');
-- Runde 1 is covered whole; no number reaches up to Runde 10: from 2022 on it is thin.
insert into veroeffentlichte_summe values
    ('2026-11-22', 'S01', '2019-12', 'Niedersachsen', 1, 1, 'Bescheide', 1, 'exakt', null, null, 'bewilligt', 'Q001', null),
    ('2026-11-22', 'S02', '2022-01-01', 'Niedersachsen', 1, 2, 'Bescheide', 10, 'mehr als', 3101, 'rund', 'bewilligt', 'Q001', null),
    ('2026-11-22', 'S03', null, 'Niedersachsen', 1, null, 'Vorhaben', 20, 'mehr als', 6202, 'rund', 'Gesamtvolumen', 'Q002', 'ohne Datum'),
    ('2026-11-22', 'S04', '2022-02-01', 'Weser-Ems', 1, 2, 'Bescheide', 4, 'exakt', 1000, 'exakt', 'bewilligt', 'Q001', null),
    ('2026-11-22', 'S06', '2022-02-15', 'Weser-Ems', 1, 2, 'Projekte', 5, 'exakt', null, null, 'bewilligt', 'Q002', 'Widerspruch'),
    ('2026-11-22', 'S05', '2022-03-01', 'Niedersachsen', 1, 2, 'Anträge', 99, 'exakt', 9999, 'exakt', 'beantragt', 'Q001', null),
    ('2025-06-30', 'S01', '2019-12', 'Niedersachsen', 1, 1, 'Bescheide', 1, 'exakt', 140, 'rund', 'bewilligt', 'Q001', null);
insert into glossar values
    ('2026-11-22', 'Zuwendung', 'Geld', 'Q001'), ('2026-11-22', 'Ämter', 'Behörden', 'Q001'),
    ('2026-11-22', 'Bescheid', 'Entscheidung', 'Q001'), ('2025-06-30', 'Bescheid', 'Entscheidung', 'Q001');

insert into foerderfall (
    stand, foerderfall_id, titel, empfaenger, kommune_ars9, landkreis_ags, foerdergegenstand, massnahmenart,
    zuwendung_eur, zuwendung_angabe, gesamtausgaben_eur, gesamtausgaben_angabe, bewilligt_am, datum_genauigkeit,
    jahr, runde, anzahl_bescheide, status
) values
    ('2026-11-22', 'Z1', 'Markt', 'Stadt Goslar', '031530017', '03153', '2.1', 'investiv', 100, 'exakt', 200, 'exakt', '2019-11-27', 'tag', 2019, '1', 1, 'bewilligt'),
    ('2026-11-22', 'Z2', 'Büro', 'Samtgemeinde Lutter', '031535402', '03153', '2.1', 'nicht-investiv', 200, 'gerundet', null, null, '2021-03', 'monat', 2021, '2', 2, 'bewilligt'),
    ('2026-11-22', 'Z3', 'Kern', 'Gemeinde Bad Essen', '034590003', '03459', '2.3', 'gemischt', 400, 'exakt', 1000, 'gerundet', '2021-04-01', 'tag', 2021, '2', 1, 'bewilligt'),
    ('2026-11-22', 'Z4', 'Rat', 'Gemeinde Bad Essen', '034590003', '03459', '2.2', null, null, null, null, null, '2021', 'jahr', 2021, null, 1, 'bewilligt'),
    ('2026-11-22', 'Z5', 'Bus', 'Stadt Osnabrück', null, '03404', null, 'investiv', 800.50, 'mindestens', null, null, '2022-05-02', 'tag', 2022, '10', 1, 'bewilligt'),
    ('2026-11-22', 'Z6', 'Unbekannt', 'nicht genannt', null, null, null, null, 50, 'höchstens', null, null, null, null, null, null, 1, 'bewilligt'),
    ('2025-06-30', 'Z1', 'Markt', 'Stadt Goslar', '031530017', '03153', '2.1', 'investiv', 70, 'exakt', null, null, '2019-11-27', 'tag', 2019, '1', 1, 'bewilligt');
insert into foerderfall_thema values
    ('2026-11-22', 'Z1', 1, 'T01'), ('2026-11-22', 'Z1', 2, 'T07'), ('2026-11-22', 'Z2', 1, 'T03'),
    ('2026-11-22', 'Z3', 1, 'T01'), ('2026-11-22', 'Z5', 1, 'T07'), ('2026-11-22', 'Z5', 2, 'T01'),
    ('2025-06-30', 'Z1', 1, 'T01');
insert into foerderfall_quelle values
    ('2026-11-22', 'Z1', 1, 'Q002'), ('2026-11-22', 'Z1', 2, 'Q001'), ('2026-11-22', 'Z2', 1, 'Q001'),
    ('2026-11-22', 'Z3', 1, 'Q001');
-- Z1 ran 2020 to March 2021, Z2 begins in 2025, Z3 ended in 2022; Z2 has 90 %, Z3 60 %.
update foerderfall set laufzeit_von = '2020', laufzeit_bis = '2021-03', vertrauen = 'hoch' where foerderfall_id = 'Z1';
update foerderfall set laufzeit_von = '2025', foerdersatz_prozent = 90 where foerderfall_id = 'Z2';
update foerderfall set laufzeit_bis = '2022-12-31', foerdersatz_prozent = 60, vertrauen = 'niedrig' where foerderfall_id = 'Z3';
update foerderfall set status = 'beantragt' where foerderfall_id = 'Z1';
-- Goslar and Lutter are partners of each other; two Stadtwerke, each of its own town.
update foerderfall set kooperationspartner = 'Samtgemeinde Lutter am Barenberge;Hochschule Nord' where foerderfall_id = 'Z1';
update foerderfall set kooperationspartner = 'Stadt Goslar ;  Hochschule  Nord;' where foerderfall_id = 'Z2';
update foerderfall set kooperationspartner = 'Stadtwerke;Landkreis Osnabrück' where foerderfall_id = 'Z3';
update foerderfall set kooperationspartner = 'Stadtwerke' where foerderfall_id in ('Z4', 'Z5');
update foerderfall set kooperationspartner = 'hochschule nord' where foerderfall_id = 'Z6';

insert into antrag (
    stand, antrag_id, ergebnis, foerderfall_id, titel, empfaenger, kommune_ars9, landkreis_ags, foerdergegenstand,
    massnahmenart, themen, runde, beantragt_am, antragsjahr, beantragt_eur, aufgehoben_eur, entschieden_am
) values
    ('2026-11-22', 'A1', 'abgelehnt', null, 'Rad', 'Stadt Goslar', '031530017', '03153', '2.1', 'investiv', 'T07', '2', '2020-02-01', null, 300, null, '2021-03'),
    ('2026-11-22', 'A2', 'offen', null, 'Büro', 'Gemeinde Bad Essen', '034590003', '03459', '2.3', null, 'T03', '10', null, 2021, 50.50, null, null),
    ('2026-11-22', 'A3', 'zurückgezogen', null, null, 'Stadt Osnabrück', '034040000', '03404', null, null, null, null, null, null, null, null, null),
    ('2026-11-22', 'A4', 'aufgehoben', null, 'Hof', 'Samtgemeinde Lutter', '031535402', '03153', '2.1', 'nicht-investiv', null, '1', null, null, 100, 90, '2022'),
    ('2026-11-22', 'Z2', 'bewilligt', 'Z2', null, null, null, null, null, null, null, null, null, null, 250, null, null);
