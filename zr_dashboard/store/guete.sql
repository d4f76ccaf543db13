-- What is conspicuous about the selected cases: one row per case and check that strikes.
-- Names and rules in words stand in model/pruefungen.py, under the same codes.
create macro auffaellig(selection) as table
    with faelle_mit_frist as (
        select f.*, r.antragsstichtag
        from faelle(selection) f
        left join runde r on r.stand = f.stand and r.runde = f.runde
    ),
    geprueft_je_fall as (
        select
            foerderfall_id, titel, empfaenger, arl_code, bewilligt_am, zuwendung_eur, zuwendung_angabe,
            unnest([
                {'code': 'ueber_gesamtausgaben', 'trifft': zuwendung_eur > gesamtausgaben_eur},
                {'code': 'unter_untergrenze', 'trifft': foerdergegenstand = '2.1' and zuwendung_eur < 75000},
                {'code': 'ueber_obergrenze', 'trifft': foerdergegenstand = '2.1' and zuwendung_eur > 300000},
                {'code': 'personal_ueber_grenze', 'trifft': foerdergegenstand = '2.3' and zuwendung_eur > 180000},
                {'code': 'anderer_foerdersatz', 'trifft': foerdersatz_prozent not in (60, 90)},
                {'code': 'laufzeit_rueckwaerts', 'trifft': letzter_tag < erster_tag},
                {'code': 'vor_antragsstichtag', 'trifft': letzter_tag_von(bewilligt_am) < antragsstichtag},
                {'code': 'nach_datenstand', 'trifft': erster_tag_von(bewilligt_am) > stand},
                {'code': 'widerspruch', 'trifft': regexp_matches(hinweis, '(?i)widerspr|strittig|abweichend|sprechen von| nennt (gerundet|knapp|rund|„)')},
                {'code': 'zuwendung_ungenau', 'trifft': zuwendung_angabe <> 'exakt'},
                {'code': 'gesamtausgaben_ungenau', 'trifft': gesamtausgaben_angabe <> 'exakt'},
                {'code': 'datum_erschlossen', 'trifft': datum_bedeutung = 'erschlossen'},
                {'code': 'runde_erschlossen', 'trifft': runde_angabe = 'erschlossen'}
            ], recursive := true),
            gesamtausgaben_eur, gesamtausgaben_angabe, foerdersatz_prozent, laufzeit_von, laufzeit_bis, runde,
            antragsstichtag, hinweis
        from faelle_mit_frist
    )
    select * exclude (code, trifft), code as pruefung_code
    from geprueft_je_fall
    where trifft;
