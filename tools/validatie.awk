# The generated parts of docs/validatie.md, in Dutch, from the tables of the program:
#
#   awk -f tekst.awk -f validatie.awk -v deel=PART -v map=WORK
#
# WORK holds flevoland-2018/, flevoland-2019/ (validate), ijking/ (calibrate), raadsel.csv
# (raadsel_2019), niveau/ (run --onzekerheid) and maatregel/ (compare --onzekerheid).

BEGIN {
    if (deel == "oordeel") oordeel()
    else if (deel == "toetsen") toetsen()
    else if (deel == "afwijkingen") afwijkingen()
    else if (deel == "geen-bewijs") geen_bewijs()
    else if (deel == "ijking") ijking()
    else if (deel == "ijking-cijfers") ijking_cijfers()
    else if (deel == "raadsel-alleen") raadsel_alleen()
    else if (deel == "raadsel-samen") raadsel_samen()
    else if (deel == "raadsel-omslag") raadsel_omslag()
    else if (deel == "raadsel-conclusie") raadsel_conclusie()
    else if (deel == "aannames") aannames()
    else if (deel == "verzamelen") verzamelen()
    else { print "unknown part: " deel > "/dev/stderr"; exit 1 }
}

# --- figures beside the simulation ---

# Decimals with which a figure is read.
function decimals_of(unit, value) {
    if (unit == "procent") return value == int(value) ? 0 : 1
    if (unit ~ /^dagen/) return value == int(value) ? 0 : 2
    return 0
}
function simulated_decimals(unit, value) {
    if (unit == "procent" || unit ~ /^dagen/) return value < 10 ? 1 : 0
    return 0
}
function unit_sign(unit) { return unit == "procent" ? "%" : unit ~ /^dagen/ ? " dagen" : "" }

function reported(t, i,    d, text) {
    d = decimals_of(t[i, "eenheid"], t[i, "gemeld"] + 0)
    text = dutch(t[i, "gemeld"], d) unit_sign(t[i, "eenheid"])
    if (t[i, "gemeld_laag"] != "" && t[i, "gemeld_hoog"] != "" && t[i, "gemeld_laag"] != t[i, "gemeld_hoog"])
        text = text " (" dutch(t[i, "gemeld_laag"], 0) " tot " dutch(t[i, "gemeld_hoog"], 0) ")"
    return text
}
function predicted(t, i,    d) {
    if (t[i, "gesimuleerd"] == "") return "–"
    d = simulated_decimals(t[i, "eenheid"], t[i, "gesimuleerd"] + 0)
    return dutch(t[i, "gesimuleerd"], d) unit_sign(t[i, "eenheid"]) " (" dutch(t[i, "pi95_laag"], d) " tot " dutch(t[i, "pi95_hoog"], d) ")"
}
function is_test(t, i) { return t[i, "rol"] == "toets" }
function is_own(t, i) { return t[i, "herkomst"] == "eigen" }
function read_figures(scenario, t) { return read_table(map "/" scenario "/validatie.csv", t) }

function one_verdict(naam, scenario, own,    t, rows, i, n, count, score, naive, scored) {
    rows = read_figures(scenario, t)
    n = scored = 0
    for (i = 1; i <= rows; i++) {
        if (!is_test(t, i) || (own && !is_own(t, i))) continue
        n++
        count[t[i, "oordeel"]]++
        if (t[i, "intervalscore"] != "" && t[i, "naief_intervalscore"] != "") {
            scored++
            score += t[i, "intervalscore"]
            naive += t[i, "naief_intervalscore"]
        }
    }
    printf "| %s | %d | %d | %d | %d | %s |", naam, n, count["klopt"], count["ruim"], count["wijkt af"], (n > 0 ? dutch(100 * count["klopt"] / n, 0) "%" : "–")
    if (scored > 0) printf " %s | %s (%d %s) |\n", dutch(score / scored, 2), dutch(naive / scored, 2), scored, (scored == 1 ? "cijfer" : "cijfers")
    else print " – | – |"
}

function oordeel() {
    print "| scenario | toetsen | klopt | ruim | wijkt af | deel klopt | intervalscore | naïeve voorspelling |"
    print "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    one_verdict("`flevoland-2018`", "flevoland-2018", 0)
    one_verdict("`flevoland-2019`, alle", "flevoland-2019", 0)
    one_verdict("`flevoland-2019`, alleen de cijfers vanaf 2019", "flevoland-2019", 1)
}

function figure_rows(scenario, own, role,    t, rows, i) {
    rows = read_figures(scenario, t)
    for (i = 1; i <= rows; i++) {
        if ((own && !is_own(t, i)) || t[i, "rol"] !~ role) continue
        printf "| %s | %s | %s | %s | %s |\n", t[i, "feit"], t[i, "omschrijving"], reported(t, i), predicted(t, i), mark(t[i, "oordeel"])
    }
}
function mark(verdict) { return verdict == "wijkt af" ? "**wijkt af**" : verdict == "" ? "–" : verdict }

function toetsen() {
    print "| feit | wat | gemeld | gesimuleerd | oordeel |\n| --- | --- | --- | --- | --- |"
    figure_rows("flevoland-2018", 0, "^toets$")
    figure_rows("flevoland-2019", 1, "^toets$")
}
function geen_bewijs() {
    print "| feit | wat | gemeld | gesimuleerd | oordeel |\n| --- | --- | --- | --- | --- |"
    figure_rows("flevoland-2018", 0, "^(invoer|gekalibreerd|context)$")
    figure_rows("flevoland-2019", 1, "^(invoer|gekalibreerd|context)$")
}

# Every figure that deviates is explained (uitleg: CSV with feit,uitleg); what is not is an error.
function afwijkingen(    u, n, i, why, missing, shown, used) {
    n = read_table(uitleg, u)
    for (i = 1; i <= n; i++) why[u[i, "feit"]] = u[i, "uitleg"]
    missing = 0
    shown = deviations("flevoland-2018", 0, why, used) + deviations("flevoland-2019", 1, why, used)
    if (shown == 0) print "Geen enkel cijfer wijkt af."
    if (unexplained != "") {
        printf "no explanation in %s of:%s\n", uitleg, unexplained > "/dev/stderr"
        exit 1
    }
}
function deviations(scenario, own, why, used,    t, rows, i, shown) {
    rows = read_figures(scenario, t)
    shown = 0
    for (i = 1; i <= rows; i++) {
        if (t[i, "oordeel"] == "klopt" || (own && !is_own(t, i))) continue
        # what deviates must be explained; what is off by less, where there is something to say
        if (t[i, "oordeel"] != "wijkt af" && !(t[i, "feit"] in why)) continue
        shown++
        printf "- **%s, %s** (%s, %s): gemeld %s, gesimuleerd %s. ", t[i, "feit"], t[i, "omschrijving"], t[i, "rol"], t[i, "oordeel"], reported(t, i), predicted(t, i)
        if (t[i, "feit"] in why) print why[t[i, "feit"]]
        else { print "–"; unexplained = unexplained " " t[i, "feit"] }
    }
    return shown
}

# --- calibration ---

# Three figures that count; 0 is 0. Cells are text: adding 0 makes them numbers.
function short(x,    a) {
    a = x < 0 ? -x : x + 0
    return a == 0 ? "0" : dutch(x, a >= 100 ? 0 : a >= 10 ? 1 : a >= 1 ? 2 : 3)
}
function ijking(    t, rows, i, r, n) {
    rows = read_table(map "/ijking/ijking.csv", t)
    print "| parameter | vooraf | na de ijking (95%) | breedte over | oordeel |\n| --- | --- | --- | ---: | --- |"
    for (i = 1; i <= rows; i++) {
        printf "| %s (`%s`) | %s (%s tot %s) |", t[i, "parameter"], t[i, "pad"], short(t[i, "vooraf_waarde"]), short(t[i, "vooraf_laag"]), short(t[i, "vooraf_hoog"])
        if (t[i, "mediaan"] == "") print " – | – | – |"
        else printf " %s (%s tot %s) | %s%% | %s |\n", short(t[i, "mediaan"]), short(t[i, "laag95"]), short(t[i, "hoog95"]), dutch(t[i, "breedte_procent"], 0), t[i, "oordeel"]
    }
    delete t
    if ((getline r < (map "/ijking/ijking_uitruil.csv")) <= 0) return
    close(map "/ijking/ijking_uitruil.csv")
    n = read_table(map "/ijking/ijking_uitruil.csv", t)
    if (n == 0) { print "\nGeen paar van deze parameters ruilt duidelijk tegen elkaar uit."; return }
    print "\nDeze paren ruilen tegen elkaar uit: met een hogere waarde van de een en een andere van de ander kloppen de\ncijfers even goed.\n"
    print "| parameter | en | correlatie |\n| --- | --- | ---: |"
    for (i = 1; i <= n; i++)
        printf "| `%s` | `%s` | %s |\n", t[i, "pad"], t[i, "ander_pad"], dutch(t[i, "correlatie"], 2)
}
function ijking_cijfers(    t, rows, i, d) {
    rows = read_table(map "/ijking/ijking_cijfers.csv", t)
    print "| feit | cijfer | gemeld | zoals het staat | na de ijking voorspeld (95%) | nagerekend |\n| --- | --- | ---: | ---: | --- | ---: |"
    for (i = 1; i <= rows; i++)
        printf "| %s | %s | %s | %s | %s (%s tot %s) | %s |\n", t[i, "feit"], t[i, "cijfer"], short(t[i, "gerapporteerd"]), number_or_dash(t[i, "zoals_het_staat"]), number_or_dash(t[i, "voorspeld"]), number_or_dash(t[i, "laag95"]), number_or_dash(t[i, "hoog95"]), number_or_dash(t[i, "nagerekend"])
}
function number_or_dash(text) { return text == "" ? "–" : short(text) }

# --- the puzzle ---

function list_of(t, i, dag) {
    return dutch(t[i, dag "_gemiddeld"], 0) " (" dutch(t[i, dag "_p05"], 0) "–" dutch(t[i, dag "_p95"], 0) ")"
}
function raadsel_kop(wat) {
    print "| " wat " | december | januari | mei | mei zonder V&V | past | direct, mei–dec | oordeel |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
}
function raadsel_rij(t, i) {
    printf "| %s | %s | %s | %s | %s | %d van %d | %s%% | %s |\n", t[i, "naam"], list_of(t, i, "december"), list_of(t, i, "januari"), list_of(t, i, "mei"), dutch(t[i, "mei_alleen_onderzoek"], 0), t[i, "past_op_alle"], t[i, "herhalingen"], dutch(t[i, "direct_mei_december"], 0), t[i, "oordeel"]
}
function raadsel_alleen(    t, rows, i, j, k, n, order) {
    rows = read_table(map "/raadsel.csv", t)
    for (i = 1; i <= rows; i++) {
        if (t[i, "verklaringen"] > 1) continue
        for (j = ++n; j > 1 && t[order[j - 1], "mei_gemiddeld"] + 0 > t[i, "mei_gemiddeld"] + 0; j--) order[j] = order[j - 1]
        order[j] = i
    }
    raadsel_kop("verklaring, alleen")
    for (k = 1; k <= n; k++) raadsel_rij(t, order[k])
}
function raadsel_samen(    t, rows, i, shown, seen, fits) {
    rows = read_table(map "/raadsel.csv", t)
    seen = fits = shown = 0
    for (i = 1; i <= rows; i++) if (t[i, "verklaringen"] > 1) { seen++; fits += t[i, "oordeel"] == "past" }
    printf "Bekeken zijn %d combinaties van twee of drie verklaringen; %d daarvan passen. Dit zijn de beste:\n\n", seen, fits
    raadsel_kop("verklaringen samen")
    for (i = 1; i <= rows && shown < 12; i++)
        if (t[i, "verklaringen"] > 1 && t[i, "oordeel"] == "past") { raadsel_rij(t, i); shown++ }
}
# For each date of the shift: how many combinations were looked at and fit, and the likeliest of
# them (the table's order), or else the one that comes nearest.
function raadsel_omslag(    t, rows, i, n, key, order, seen, fits, just, best, k, naam) {
    rows = read_table(map "/raadsel.csv", t)
    n = split("januari,stappen,maart,mei,juli", order, ",")
    naam["januari"] = "1 januari"; naam["stappen"] = "half op 1 januari, rest op 1 mei"; naam["maart"] = "1 maart"
    naam["mei"] = "1 mei (de basis)"; naam["juli"] = "1 juli"
    for (i = 1; i <= rows; i++) {
        key = "mei"
        if (match(t[i, "combinatie"], /omslag-[a-z]+/)) key = substr(t[i, "combinatie"], RSTART + 7, RLENGTH - 7)
        seen[key]++
        fits[key] += t[i, "oordeel"] == "past"
        just[key] += t[i, "oordeel"] == "kan net"
        if (!(key in best)) best[key] = i
    }
    print "| omslag | bekeken | past | kan net | de beste | lijst in mei | past op alle drie | direct, heel 2019 |\n| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |"
    for (k = 1; k <= n; k++) {
        key = order[k]
        i = best[key]
        printf "| %s | %d | %d | %d | %s | %s | %d van %d | %s%% |\n", naam[key], seen[key], fits[key], just[key], t[i, "naam"], list_of(t, i, "mei"), t[i, "past_op_alle"], t[i, "herhalingen"], dutch(t[i, "direct_2019"], 0)
    }
}
# Who fits alone, by verdict, and which explanations are in no combination that fits.
function raadsel_conclusie(    t, rows, i, k, n, parts, key, by, verdict, fits, naam, never) {
    rows = read_table(map "/raadsel.csv", t)
    for (i = 1; i <= rows; i++) {
        if (t[i, "verklaringen"] == 1) {
            verdict = t[i, "oordeel"] ~ /niet$/ ? "past niet" : t[i, "oordeel"]
            by[verdict] = by[verdict] (by[verdict] == "" ? "" : ", ") t[i, "naam"]
            naam[t[i, "combinatie"]] = t[i, "naam"]
        }
        if (t[i, "oordeel"] == "past") {
            n = split(t[i, "combinatie"], parts, " \\+ ")
            for (k = 1; k <= n; k++) fits[parts[k]]++
        }
    }
    print "- Alleen passen: " listed(by["past"]) "."
    print "- Alleen kan het net: " listed(by["kan net"]) "."
    print "- Alleen past niet: " listed(by["past niet"]) "."
    if (by["te weinig direct"] != "") print "- Te weinig direct doorgezet: " by["te weinig direct"] "."
    for (i = 1; i <= rows; i++) {
        key = t[i, "combinatie"]
        if (t[i, "verklaringen"] == 1 && !(key in fits)) never = never (never == "" ? "" : ", ") naam[key]
    }
    print "- Staat in geen enkele combinatie die past: " listed(never) "."
}
function listed(text) { return text == "" ? "geen enkele" : text }

# --- assumptions ---

function station_name(station) {
    if (station == "veilig_thuis") return "Veilig Thuis"
    if (station == "lokaal_team") return "lokale teams"
    if (station == "raad") return "Raad"
    if (station == "gi") return "GI"
    return station
}
# Words for the outcomes that assumptions are ranked for.
function outcome_name(kpi, station) {
    if (kpi == "meldingen_per_jaar") return "meldingen per jaar"
    if (kpi == "wachtlijst" || kpi == "caseload") return kpi " " station_name(station)
    if (kpi == "binnen_termijn") return station == "vb" ? "VB binnen de termijn" : station == "onderzoek" ? "onderzoek binnen de termijn" : station_name(station) " binnen de termijn"
    if (kpi == "kosten") return "kosten" (station == "keten" ? " per jaar" : " " station_name(station))
    if (kpi == "zonder_zicht_stand") return "casussen zonder zicht op veiligheid"
    if (kpi == "doorlooptijd_start_hulp") return "dagen tot de start van hulp"
    if (kpi == "doorlooptijd_overdracht") return "dagen tot overdracht"
    if (kpi == "doorlooptijd_eerste_contact") return "dagen tot eerste contact"
    if (kpi == "recidive_15m") return "recidive binnen 15 maanden"
    if (kpi == "zonder_zicht") return "dagen zonder zicht op veiligheid"
    return kpi " (" station ")"
}
# "66 tot 1.204", with decimals that fit the width.
function band(low, high,    d, w) {
    w = high - low
    d = w >= 20 ? 0 : w >= 1 ? 1 : 2
    return dutch(low, d) " tot " dutch(high, d)
}
# Names of assumptions are long: what stands before the first comma or bracket is enough.
function brief(text) {
    sub(/ \(.*/, "", text)
    sub(/[,;].*/, "", text)
    return text
}

# What each headline outcome hangs on: its band, how much of it comes from assumptions, and which of
# them would narrow it most. Levels first, then the differences that measures make.
function aannames(    t, rows, o, m, i, key, n, order, text, some) {
    m = read_table(map "/niveau/onzekerheid.csv", o)
    rows = read_table(map "/niveau/aannames.csv", t)
    for (i = 1; i <= rows; i++) {
        if (t[i, "gemeente"] != "alle" || t[i, "uitsplitsing"] != "alle") continue
        key = t[i, "scenario"] SUBSEP t[i, "kpi"] SUBSEP t[i, "station"]
        if (!(key in text)) { order[++n] = key; text[key] = "" }
        if (t[i, "onderscheiden"] == "ja" && ++some[key] <= 3)
            text[key] = text[key] (text[key] == "" ? "" : "; ") brief(t[i, "aanname"]) " (" dutch(t[i, "smaller_procent"], 0) "%)"
    }
    for (i = 1; i <= n; i++) outcome_row(o, m, order[i], text[order[i]])
}
function outcome_row(o, m, key, text,    i, k, head) {
    split(key, k, SUBSEP)
    if (k[1] != last_scenario) {
        last_scenario = k[1]
        printf "%s**%s**\n\n", (rows_shown++ ? "\n" : ""), k[1]
        print "| uitkomst | band (95%) | deel door aannames | zekerheid | zoveel smaller als dit bekend was |\n| --- | --- | ---: | --- | --- |"
    }
    for (i = 1; i <= m; i++)
        if (o[i, "scenario"] == k[1] && o[i, "kpi"] == k[2] && o[i, "station"] == k[3] && o[i, "gemeente"] == "alle" && o[i, "uitsplitsing"] == "alle")
            printf "| %s | %s | %s%% | %s | %s |\n", outcome_name(k[2], k[3]), band(o[i, "laag95"], o[i, "hoog95"]), dutch(o[i, "aandeel_aanname"], 0), (o[i, "zekerheid"] == "" ? "–" : o[i, "zekerheid"]), (text == "" ? "geen enkele is te onderscheiden" : text)
}

# Which assumption to count first: those that can be told from chance for any headline outcome, by
# the sum of how much they narrow.
function verzamelen(    t, rows, i, p, n, order, j, sum, where, named, how, h, hows, k, pad) {
    hows = read_table(hoe, h)
    rows = read_table(map "/niveau/aannames.csv", t)
    for (i = 1; i <= rows; i++) {
        if (t[i, "onderscheiden"] != "ja") continue
        p = t[i, "pad"]
        if (!(p in sum)) { named[p] = brief(t[i, "aanname"]); order[++n] = p; where[p] = "" }
        sum[p] += t[i, "smaller_procent"]
        where[p] = where[p] (where[p] == "" ? "" : "; ") outcome_name(t[i, "kpi"], t[i, "station"]) (t[i, "scenario"] == t[1, "scenario"] ? "" : " (" t[i, "scenario"] ")") " " dutch(t[i, "smaller_procent"], 0) "%"
    }
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && sum[order[j]] > sum[order[j - 1]]; j--) { p = order[j]; order[j] = order[j - 1]; order[j - 1] = p }
    print "| | wat | zoveel smaller wordt de band van | hoe te tellen |\n| ---: | --- | --- | --- |"
    for (i = 1; i <= n && i <= 10; i++) {
        pad = order[i]
        sub(/^gemeenten\.[a-z_]+\./, "gemeenten.*.", pad)
        how = ""
        for (k = 1; k <= hows && how == ""; k++) if (index(pad, h[k, "pad"]) == 1) how = h[k, "hoe"]
        printf "| %d | %s (`%s`) | %s | %s |\n", i, named[order[i]], pad, where[order[i]], how
        if (how == "") unexplained = unexplained " " pad
    }
    if (n == 0) print "| | geen enkele aanname is van toeval te onderscheiden | | |"
    if (unexplained != "") {
        printf "no way to count in %s for:%s\n", hoe, unexplained > "/dev/stderr"
        exit 1
    }
}
