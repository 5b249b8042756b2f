# The chapter on the shipped measures, in Dutch, from the tables of `compare`; after tekst.awk.
#
# Main input: lines NAME <tab> FILE <tab> DESCRIPTION <tab> BASIS. The variables verschillen and
# verplaatst name the tables (without their headers).

# Decimals with which a difference is read: fewer for large ones.
function decimals_for(low, high,    width) {
    width = high - low
    return width >= 20 ? 0 : width >= 0.5 ? 1 : 2
}

BEGIN {
    FS = "\t"
    # what is shown: key, name, short name for the overview, which direction is better
    n_rows = 0
    row("wachtlijst/veilig_thuis", "wachtlijst Veilig Thuis (casussen)", "lijst VT", -1)
    row("wachtlijst/lokaal_team", "wachtlijst lokale teams (casussen)", "lijst teams", -1)
    row("wachtlijst/raad", "wachtlijst Raad (casussen)", "lijst Raad", -1)
    row("wachtlijst/hulp", "wachtlijst hulp (casussen)", "", -1)
    row("wachtlijst/gi", "wachtlijst gecertificeerde instelling (casussen)", "", -1)
    row("caseload/veilig_thuis", "caseload Veilig Thuis (casussen)", "", 0)
    row("caseload/lokaal_team", "caseload lokale teams (casussen)", "", 0)
    row("doorlooptijd_overdracht/keten", "van melding tot overdracht (dagen)", "", -1)
    row("doorlooptijd_eerste_contact/keten", "van incident tot eerste contact met hulp (dagen)", "eerste contact", -1)
    row("doorlooptijd_start_hulp/keten", "van incident tot start van de hulp (dagen)", "", -1)
    row("zonder_zicht_stand/keten", "casussen zonder zicht op veiligheid", "zonder zicht", -1)
    row("meldingen_per_jaar/keten", "meldingen per jaar", "", 0)
    row("terugmelding_aandeel/keten", "teruggemeld door het lokale team (procent)", "", -1)
    row("recidive_15m/keten", "recidive binnen 15 maanden (procent)", "recidive", -1)
    row("kosten/keten", "kosten (euro per jaar)", "kosten", -1)
    while ((getline line < verschillen) > 0) {
        cells_of(line, c)
        if (c[4] != "alle" || c[5] != "alle") continue
        key = c[1] SUBSEP c[2] "/" c[3]
        basis[key] = c[7] + 0; difference[key] = c[9] + 0; low[key] = c[10] + 0; high[key] = c[11] + 0
        verdict[key] = c[12]
        pairs[key] = c[14]
    }
    while ((getline line < verplaatst) > 0) {
        cells_of(line, c)
        if (c[2] == "alle" && c[3] == "alle") moved[c[1], c[5]] = c[6]
        if (c[2] != "alle" && c[3] == "alle" && c[5] == "meer_dan_herschikking") {
            saldo[c[1], c[2]] = c[6]; saldo_low[c[1], c[2]] = c[7]; saldo_high[c[1], c[2]] = c[8]
            gemeenten[c[2]] = 1
        }
    }
}

function row(key, name, short, better) {
    keys[++n_rows] = key; names[key] = name; shorts[key] = short; directions[key] = better
}

function is_clear(name, key) {
    return verdict[name, key] == "lager" || verdict[name, key] == "hoger"
}

function overview(name, key) {
    if (!((name, key) in verdict)) return ""
    if (verdict[name, key] == "gelijk") return "="
    if (!is_clear(name, key)) return "≈"
    return signed(difference[name, key], decimals_for(low[name, key], high[name, key]))
}

function judged(name, key) {
    if (directions[key] == 0) return ""
    return (verdict[name, key] == "lager") == (directions[key] < 0) ? "beter" : "slechter"
}

{
    measure[++n] = $1; file[n] = $2; description[n] = $3; of[n] = $4
}

END {
    printf "\nVerschil met de basis, gemiddeld over de looptijd van het scenario, uit %s gepaarde herhalingen. ≈ is niet te\n", replications
    print "onderscheiden van toeval, = is precies gelijk. Lijsten en zonder zicht in casussen, eerste contact in dagen na het"
    print "incident, recidive in procentpunten (binnen 15 maanden), kosten in euro per jaar. Alleen toeval: de aannames zijn"
    print "niet meegerekend.\n"
    printf "| maatregel"
    for (i = 1; i <= n_rows; i++) if (shorts[keys[i]] != "") printf " | %s", shorts[keys[i]]
    print " |"
    printf "| ---"
    for (i = 1; i <= n_rows; i++) if (shorts[keys[i]] != "") printf " | ---:"
    print " |"
    for (m = 1; m <= n; m++) {
        printf "| %s", measure[m]
        for (i = 1; i <= n_rows; i++)
            if (shorts[keys[i]] != "") printf " | %s", overview(measure[m], keys[i])
        print " |"
    }
    for (m = 1; m <= n; m++) tell(m)
    print ""
}

function interval(name, key,    d) {
    d = decimals_for(low[name, key], high[name, key])
    return signed(difference[name, key], d) " (" signed(low[name, key], d) " tot " signed(high[name, key], d) ")"
}

# Names of the rows of a list, joined as a sentence would.
function join_words(list, count,    i, text) {
    text = list[1]
    for (i = 2; i <= count; i++) text = text (i == count ? " en " : ", ") list[i]
    return text
}

function tell(m,    name, i, key, unclear, up, down, n_unclear, n_up, n_down, wins, loses, n_wins, n_loses, g) {
    name = measure[m]
    printf "\n### %s\n\n", name
    printf "`maatregelen/%s`, tegenover %s. %s.\n\n", file[m], of[m], description[m]
    n_unclear = n_up = n_down = 0
    for (i = 1; i <= n_rows; i++) {
        key = keys[i]
        if (!((name, key) in verdict)) continue
        if (!is_clear(name, key)) {
            unclear[++n_unclear] = names[key]
            sub(/ \(.*/, "", unclear[n_unclear])
            continue
        }
        if (n_up + n_down == 0)
            print "| uitkomst | basis | verschil (95%) | |\n| --- | ---: | ---: | --- |"
        printf "| %s | %s | %s | %s |\n", names[key], dutch(basis[name, key], basis[name, key] >= 100 ? 0 : 1), interval(name, key), judged(name, key)
        if (verdict[name, key] == "hoger") n_up++; else n_down++
    }
    if (n_up + n_down == 0) print "Geen van de hoofduitkomsten is te onderscheiden van de basis."
    if (n_unclear > 0 && n_up + n_down > 0)
        printf "\nNiet te onderscheiden: %s.\n", join_words(unclear, n_unclear)
    where_pressure_goes(name)
    if ((name, "eerder") in moved)
        printf "\nWie wint: per jaar hebben %s casussen twee weken of meer eerder contact met hulp en %s zoveel later (alleen herschikken geeft %s en %s).", dutch(moved[name, "eerder"], 0), dutch(moved[name, "later"], 0), dutch(moved[name, "nul_eerder"], 0), dutch(moved[name, "nul_later"], 0)
    n_wins = n_loses = 0
    for (g in gemeenten) order[++n_order] = g
    for (i = 1; i <= n_order; i++)
        for (j = i + 1; j <= n_order; j++)
            if (order[j] < order[i]) { g = order[i]; order[i] = order[j]; order[j] = g }
    for (i = 1; i <= n_order; i++) {
        g = order[i]
        if (saldo_low[name, g] + 0 > 0) wins[++n_wins] = toupper(substr(g, 1, 1)) substr(g, 2)
        if (saldo_high[name, g] + 0 < 0) loses[++n_loses] = toupper(substr(g, 1, 1)) substr(g, 2)
    }
    n_order = 0
    delete order
    if (n_wins > 0) printf " Per saldo eerder geholpen: %s.", join_words(wins, n_wins)
    if (n_loses > 0) printf " Per saldo later: %s.", join_words(loses, n_loses)
    print ""
    key = "kosten/keten"
    if (is_clear(name, key))
        printf "\nWie betaalt: de keten kost %s euro per jaar %s.\n", dutch(difference[name, key] < 0 ? -difference[name, key] : difference[name, key], 0), (difference[name, key] > 0 ? "meer" : "minder")
    else
        print "\nWie betaalt: de kosten zijn niet te onderscheiden van die van de basis."
}

function where_pressure_goes(name,    lists, i, key, more, less, n_more, n_less, word) {
    n_more = n_less = 0
    for (i = 1; i <= n_rows; i++) {
        key = keys[i]
        if (key !~ /^wachtlijst\// || !is_clear(name, key)) continue
        word = names[key]
        sub(/^wachtlijst /, "", word)
        sub(/ \(.*/, "", word)
        sub(/^lokale/, "de lokale", word)
        sub(/^Raad/, "de Raad", word)
        sub(/^hulp/, "de hulp", word)
        sub(/^gecert/, "de gecert", word)
        if (verdict[name, key] == "hoger") more[++n_more] = word; else less[++n_less] = word
    }
    if (n_more + n_less == 0) {
        print "\nWaar de druk heengaat: geen enkele wachtlijst verandert meer dan door toeval."
        return
    }
    printf "\nWaar de druk heengaat:"
    if (n_less > 0) printf " minder wachtenden bij %s", join_words(less, n_less)
    if (n_more > 0) printf "%s meer bij %s", (n_less > 0 ? "," : ""), join_words(more, n_more)
    print "."
}
