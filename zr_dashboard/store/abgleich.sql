-- What published statements (veroeffentlichte_summe) may be compared with, and what the
-- cases of a Datenstand come to in the same unit and as of the same day.

-- The first and the last day of a date as exact as known; null for null.
create macro erster_tag_von(datum) as
    try_cast(datum || '-01-01'[length(datum) - 3:] as date);

create macro letzter_tag_von(datum) as
    case length(datum)
        when 4 then try_cast(datum || '-12-31' as date)
        when 7 then last_day(try_cast(datum || '-01' as date))
        else try_cast(datum as date)
    end;

-- Whether two statements can both be true: »rund« allows one percent, »mehr als« and
-- »mindestens« any larger value.
create macro vertraeglich(wert_a, angabe_a, wert_b, angabe_b) as (
    coalesce('rund' in (angabe_a, angabe_b) and abs(wert_a - wert_b) * 100 <= greatest(wert_a, wert_b), false)
    or coalesce(angabe_a in ('mehr als', 'mindestens') and wert_b >= wert_a, false)
    or coalesce(angabe_b in ('mehr als', 'mindestens') and wert_a >= wert_b, false)
);

-- Statements with the days they speak of, the unit in which the store counts the same,
-- and why number or amount cannot be compared (null: they can). »Gesamtvolumen« is not
-- defined by its source: its amount is compared, and the condition said.
create macro aussagen(stand_) as table
    select
        *,
        erster_tag_von(stichtag) as beginn,
        letzter_tag_von(stichtag) as ende,
        case
            when runde_von = runde_bis then cast(runde_von as varchar)
            when runde_bis is null then 'ab ' || runde_von
            else coalesce(cast(runde_von as varchar), '') || '–' || runde_bis
        end as runden,
        case
            when groesse not in ('bewilligt', 'Gesamtvolumen') then null
            when runde_von is null and length(stichtag) = 4 then null
            when zaehleinheit in ('Bescheide', 'Projekte', 'Projekte und Personalkapazitäten', 'Vorhaben') then 'Bescheide'
            when zaehleinheit = 'Kommunen' then 'Kommunen'
        end as gezaehlt_als,
        case
            when anzahl is null then null
            when groesse = 'Haushaltsmittel' then 'Haushaltsmittel sind keine Bewilligungen'
            when groesse = 'beantragt' then 'beantragt ist nicht bewilligt'
            when groesse = 'Interesse bekundet' then 'ein bekundetes Interesse ist keine Bewilligung'
            when groesse = 'in Aussicht gestellt' then 'in Aussicht gestellt ist nicht bewilligt'
            when zaehleinheit = 'Anträge' then 'Anträge sind keine Bescheide; der Bestand zählt Bescheide'
            when zaehleinheit ilike '%berater%' then 'Beratertage sind keine Bescheide und nicht herauszurechnen'
            when runde_von is null and length(stichtag) = 4
                then 'nur das Jahr ist bekannt, und die Aussage nennt keine Runden'
            when zaehleinheit not in ('Bescheide', 'Projekte', 'Projekte und Personalkapazitäten', 'Vorhaben', 'Kommunen')
                then 'diese Zähleinheit führt der Bestand nicht'
        end as anzahl_einordnung,
        case
            when betrag_eur is null or groesse = 'bewilligt' then null
            when groesse = 'Gesamtvolumen' then 'gilt, falls »Gesamtvolumen« Zuwendungen meint; die Quelle sagt es nicht'
            when groesse = 'Haushaltsmittel' then 'Haushaltsmittel sind keine Bewilligungen'
            when groesse = 'in Aussicht gestellt' then 'in Aussicht gestellt ist nicht bewilligt'
            else groesse || ' ist nicht bewilligt'
        end as betrag_einordnung
    from veroeffentlichte_summe
    where stand = stand_;

-- What the store documents of each statement. A case counts if it can have been
-- approved by the last day of the Stichtag: a date known to the month or year by its
-- first day; without a date, by its status. Beratung (2.2) is in no published number.
create macro belegt_zu_aussagen(stand_) as table
    with faelle as (
        select *, erster_tag_von(bewilligt_am) as beginn, letzter_tag_von(bewilligt_am) as ende,
            cast(runde as integer) as nummer
        from fall
        where stand = stand_ and foerdergegenstand is distinct from '2.2'
          and (bewilligt_am is not null or status = 'bewilligt')
    ),
    zugeordnet as (
        select a.summe_id, a.gezaehlt_als, a.groesse, a.anzahl, a.betrag_eur, f.*,
            f.foerderfall_id is not null
                and coalesce(a.ende is null or f.beginn is null or f.beginn <= a.ende, true) as zaehlt,
            a.ende is not null and (f.ende is null or f.ende > a.ende) as offen
        from aussagen(stand_) a
        left join faelle f
            on (a.gebiet = 'Niedersachsen' or f.arl = a.gebiet)
            and (
                a.runde_von is null
                or f.nummer between a.runde_von and coalesce(a.runde_bis, f.nummer)
                or (f.nummer is null and a.runde_von = 1 and a.runde_bis is null)
            )
    )
    select
        summe_id,
        case any_value(gezaehlt_als)
            when 'Bescheide' then if(any_value(anzahl) is null, null, cast(coalesce(sum(anzahl_bescheide) filter (zaehlt), 0) as bigint))
            when 'Kommunen' then count(distinct kommune_ars9) filter (zaehlt)
        end as belegt_anzahl,
        if(any_value(betrag_eur) is not null and any_value(groesse) in ('bewilligt', 'Gesamtvolumen'),
            coalesce(sum(zuwendung_eur) filter (zaehlt), 0), null) as belegt_eur,
        cast(coalesce(sum(anzahl_bescheide) filter (zaehlt and offen), 0) as bigint) as unsicher_bescheide,
        cast(coalesce(sum(anzahl_bescheide) filter (not zaehlt), 0) as bigint) as spaeter_bescheide,
        count(*) filter (zaehlt and zuwendung_eur is null) as ohne_betrag
    from zugeordnet
    group by summe_id;
