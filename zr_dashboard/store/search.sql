-- The text search as tables and macros, created together with schema.sql and filled
-- by volltext.py. No extension: words are folded and stemmed when a delivery is
-- published (words.py), a search only compares.

create table wort (
    stand date not null references datenstand (stand),
    wort_nr integer not null,
    wort varchar not null,
    flach varchar not null,
    stamm varchar not null,
    schreibweise varchar,
    ortsname boolean not null,
    anfaenge tinyint[] not null,
    enden tinyint[] not null
);
comment on table wort is 'Every word by which a case can be found, in the order of flach';
comment on column wort.wort is 'Folded: words.fold';
comment on column wort.flach is 'Without the e of umlauts: words.flat; begins with stamm';
comment on column wort.schreibweise is 'One way in which the texts write it; null if only in parts, as Co-Working';
comment on column wort.anfaenge is 'Letters of flach at which a later part of a compound may begin: compounds.parts';
comment on column wort.enden is 'Letters of flach at which, a short part before them, the rest begins with a word';
comment on column wort.ortsname is 'Stands in the name of a Kommune or a Landkreis';

create table fundstelle (
    stand date not null,
    wort_nr integer not null,
    fall_nr integer not null,
    gewicht tinyint not null
);
comment on table fundstelle is 'Which case has which word, in the order of words';
comment on column fundstelle.gewicht is 'Weight of the best field that has it: volltext.py';

create table suchtext (
    stand date not null references datenstand (stand),
    fall_nr integer not null,
    foerderfall_id varchar not null,
    titel varchar not null,
    text varchar not null
);
comment on column suchtext.fall_nr is 'Counts the cases of a Datenstand in the order of foerderfall_id';
comment on column suchtext.text is 'All fields folded, a | between them, a blank at each end';

create table suchname (
    stand date not null references datenstand (stand),
    name_art varchar not null check (name_art in ('empfaenger', 'kommune', 'landkreis', 'thema')),
    name varchar not null,
    woerter varchar[] not null,
    anzahl_foerderfaelle integer not null
);
comment on table suchname is 'Names that a search without hits can suggest; each has a case';
comment on column suchname.woerter is 'Folded, without the kind: »Stadt«, »Landkreis«';

-- The words of a query, typed even when there are none.
create macro suchwoerter(suche) as table
    select unnest(
        cast((suche).woerter as struct(wort varchar, stamm varchar, kerne varchar[], von integer, bis integer)[]),
        recursive := true
    );

-- The same once for each form that a compound may contain; null where there is none.
-- The name of a place is not stemmed: »Stade« is not in »Stadt«.
create macro suchteile(suche) as table
    with frage as (
        select f.*, bool_or(coalesce(v.ortsname, false)) as ortsname
        from suchwoerter(suche) f left join wort v on v.wort = f.wort and v.stand = stand_von(suche)
        group by all
    )
    select von, bis, wort, stamm, ortsname,
        unnest(if(len(kerne) = 0, [null], if(ortsname, kerne[-1:], kerne))) as kern
    from frage;

-- How many typing errors a word may have; a number none.
create macro tippfehler_erlaubt(wort) as
    case when regexp_matches(wort, '\d') then 0 when length(wort) >= 8 then 2 when length(wort) >= 4 then 1 else 0 end;

-- Which words of the Datenstand match which place of a query, and how well (guete, per
-- cent): 100 the same word, 90 the same stem, 60 the beginning of a compound, 40 a later
-- part of it; 20, where a place has none of these, the words with the fewest typing
-- errors, from six letters on also words that begin so; the first letter must be right.
-- A name of a place matches no longer name. What a text writes in parts (Co-Working) is
-- no compound: its parts are words themselves. Where a compound may be cut says
-- compounds.parts; a part of six letters proves itself, one of three must be cut off on
-- both sides.
create macro wort_treffer(suche) as table
    with passend as (
        select f.von, f.bis, v.wort_nr,
            case
                when v.wort = f.wort then 100
                when v.stamm = f.stamm then 90
                when starts_with(v.flach, f.kern) then 60
                else 40
            end as guete
        from suchteile(suche) f
        join wort v on case
            when v.stamm = f.stamm then not f.ortsname or starts_with(v.wort, f.wort)
            when v.schreibweise is null or not contains(v.flach, f.kern) then false
            when f.ortsname and v.ortsname then false
            when starts_with(v.flach, f.kern) then length(f.kern) > 3 or list_contains(v.enden, 4)
            when f.von < f.bis or v.ortsname then false
            when length(f.kern) >= 6 then strpos(v.flach, f.kern) > 3
            when not list_contains(v.anfaenge, strpos(v.flach, f.kern)) then false
            else length(f.kern) > 3 or strpos(v.flach, f.kern) + 2 = length(v.stamm)
                or list_contains(v.enden, strpos(v.flach, f.kern) + 3)
        end
        where v.stand = stand_von(suche)
    ),
    offen as (
        select von, bis, wort, left(wort, 1) as anfang, tippfehler_erlaubt(wort) as erlaubt
        from suchwoerter(suche) f
        where von = bis and erlaubt > 0 and not exists (from passend p where p.von <= f.von and p.bis >= f.bis)
    ),
    aehnlich as (
        -- Nested, so that the dear comparison is made with few words only.
        select f.von, f.bis, v.stamm,
            case when starts_with(v.wort, f.anfang) then
                case when damerau_levenshtein(f.wort, left(v.wort, length(f.wort))) <= 2 * f.erlaubt then
                    if(length(f.wort) < 6, damerau_levenshtein(f.wort, v.wort), least(
                        damerau_levenshtein(f.wort, v.wort),
                        damerau_levenshtein(f.wort, left(v.wort, length(f.wort) - 1)),
                        damerau_levenshtein(f.wort, left(v.wort, length(f.wort))),
                        damerau_levenshtein(f.wort, left(v.wort, length(f.wort) + 1))
                    ))
                end
            end as fehler
        from offen f join wort v on length(v.wort) >= length(f.wort) - f.erlaubt
        where v.stand = stand_von(suche) and fehler <= f.erlaubt
        qualify fehler = min(fehler) over (partition by f.von)
    )
    select von, bis, wort_nr, max(guete) as guete
    from (
        from passend
        union all
        select a.von, a.bis, v.wort_nr, 20 from aehnlich a join wort v using (stamm) where v.stand = stand_von(suche)
    )
    group by von, bis, wort_nr;

-- The cases that a query finds: every place of it and every phrase. An empty query finds
-- all. The value of a hit (trefferwert) adds up, per place, the best of weight of the
-- field times guete, a phrase counting as a word in the title or in the description;
-- readers order by it, then by foerderfall_id. The argument is a query.Query as a struct
-- with a Datenstand in `stand`; null is the newest.
create macro gefunden(suche) as table
    with wort_stelle as (
        select unnest(range(von, bis + 1)) as stelle, wort_nr, guete from wort_treffer(suche)
    ),
    phrase as (
        select unnest(cast((suche).phrasen as varchar[])) as phrase, unnest(cast((suche).anker as varchar[])) as anker
    ),
    -- Where a phrase can stand at all: in a case that has its longest word.
    moeglich as (
        select b.fall_nr, p.phrase
        from phrase p
        join wort v on v.wort = p.anker and v.stand = stand_von(suche)
        join fundstelle b on b.wort_nr = v.wort_nr and b.stand = v.stand
    ),
    je_stelle as (
        select b.fall_nr, w.stelle, max(b.gewicht * w.guete) as wert
        from fundstelle b join wort_stelle w using (wort_nr)
        where b.stand = stand_von(suche)
        group by all
        union all
        select t.fall_nr, 0, if(contains(t.titel, ' ' || m.phrase || ' '), 1000, 400)
        from suchtext t join moeglich m using (fall_nr)
        where t.stand = stand_von(suche) and contains(t.text, ' ' || m.phrase || ' ')
        union all
        select t.fall_nr, 0, if(contains(t.titel, ' ' || p.phrase || ' '), 1000, 400)
        from suchtext t join phrase p on p.anker is null and contains(t.text, ' ' || p.phrase || ' ')
        where t.stand = stand_von(suche)
    ),
    je_fall as (
        select fall_nr, sum(wert) as wert
        from je_stelle
        group by fall_nr
        having count(*) = coalesce((select max(bis) from suchwoerter(suche)), 0) + len((suche).phrasen)
    )
    select t.foerderfall_id, cast(j.wert as integer) as trefferwert
    from je_fall j join suchtext t using (fall_nr)
    where t.stand = stand_von(suche)
    union all
    select foerderfall_id, 0
    from suchtext
    where stand = stand_von(suche) and len((suche).woerter) + len((suche).phrasen) = 0;

-- How alike two words look, 0 to 1: a beginning is nearly the word.
create macro wortnaehe(wort, anderes) as
    case
        when wort = anderes then 1.0
        when length(wort) >= 3 and starts_with(anderes, wort) then 0.99
        when least(length(wort), length(anderes)) < 4 or regexp_matches(wort || anderes, '\d') then 0.0
        else jaro_winkler_similarity(wort, anderes) - 0.01
    end;

-- What to try instead of a query that finds nothing: names with a word like one of its
-- words, then words of the texts like one of them, each with the words to search.
-- Everything suggested finds a case.
create macro suchvorschlaege(suche) as table
    with frage as (
        select wort, stamm from suchwoerter(suche) where von = bis
    ),
    name_wort as (
        select name_art, name, anzahl_foerderfaelle, unnest(woerter) as wort
        from suchname where stand = stand_von(suche)
    )
    select min(name_art) as vorschlag_art, name as vorschlag, max(wortnaehe(f.wort, n.wort)) as naehe,
        max(anzahl_foerderfaelle) as anzahl
    from frage f, name_wort n
    where wortnaehe(f.wort, n.wort) >= 0.85
    group by name
    union all
    select 'wort', arg_max(v.schreibweise, wortnaehe(f.wort, v.wort)), max(wortnaehe(f.wort, v.wort)), 0
    from frage f join wort v on length(v.wort) >= 4 and (v.stamm = f.stamm or v.wort[1] = f.wort[1])
    where v.stand = stand_von(suche) and v.schreibweise is not null and wortnaehe(f.wort, v.wort) >= 0.85
    group by v.stamm;
