#include "output/report/diary_words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct phrase {
    const char *nl, *en;
} PHRASES[] = {
    /* what happens */
    {"verzonnen huishouden", "invented household"},
    {"minderjarig kind", "child under 18"},
    {"minderjarige kinderen", "children under 18"},
    {"ernstig incident", "serious incident"},
    {"incident bekend bij de hulpverlening", "incident known to the help"},
    {"niet gemeld bij Veilig Thuis", "not reported to Veilig Thuis"},
    {"signaal opgevangen door het lokale veld", "signal caught by the local field"},
    {"geen melding bij Veilig Thuis", "no report to Veilig Thuis"},
    {"advies gevraagd aan Veilig Thuis", "advice asked of Veilig Thuis"},
    {"nog geen melding", "no report yet"},
    {"nieuw geweld gevonden bij het terugkijken", "new violence found when looking back"},
    {"ambtshalve melding", "report ex officio"},
    {"melding bij Veilig Thuis", "report to Veilig Thuis"},
    {"vervolgmelding", "follow-up report"},
    {"komt bij de open casus", "joins the open case"},
    {"casus geopend, werkelijke zwaarte", "case opened, true severity"},
    {"zwaarder geworden tijdens het wachten", "became more severe while waiting"},
    {"besluit na de veiligheidsbeoordeling", "decision after the safety assessment"},
    {"de lijst is samen doorlopen", "the list was gone through together"},
    {"alsnog direct doorgezet", "handed on directly after all"},
    {"teruggemeld aan Veilig Thuis", "sent back to Veilig Thuis"},
    {"te zwaar voor het lokale veld", "too severe for the local field"},
    {"doorgezet naar hulp die al betrokken is", "handed on to help already involved"},
    {"lokaal team vraagt de jeugdbeschermingstafel",
     "local team asks for the youth protection table"},
    {"met eigen mandaat", "with its own mandate"},
    {"via SAVE", "through SAVE"},
    {"spoed: langs de tafel", "urgent: past the table"},
    {"besluit van de jeugdbeschermingstafel", "decision of the youth protection table"},
    {"raadsonderzoek klaar", "inquiry by the Board done"},
    {"verzoek aan de kinderrechter", "request to the juvenile court"},
    {"geen maatregel gevraagd", "no measure asked"},
    {"uitspraak van de kinderrechter", "ruling of the juvenile court"},
    {"verzoek afgewezen", "request denied"},
    {"ondertoezichtstelling", "supervision order"},
    {"contact met de jeugdbeschermer, hulp", "contact with the youth protection worker, help"},
    {"begeleiding door de gecertificeerde instelling afgesloten",
     "guidance by the certified institution ended"},
    {"SAVE-begeleiding niet genoeg", "SAVE guidance not enough"},
    {"terug naar de jeugdbeschermingstafel", "back to the youth protection table"},
    {"eerste contact, hulp", "first contact, help"},
    {"over hulp was al besloten", "help was decided on before"},
    {"geen hulp nodig", "no help needed"},
    {"geaccepteerd", "accepted"},
    {"afgewezen", "declined"},
    {"hulptraject begonnen", "course of help started"},
    {"hulptraject voldoende doorlopen", "course of help sufficiently completed"},
    {"hulptraject niet voldoende doorlopen", "course of help not sufficiently completed"},
    {"gesloten", "closed"},
    /* decisions */
    {"geen vervolg", "no further action"},
    {"direct doorzetten", "hand on directly"},
    {"Voorwaarden & Vervolg", "conditions and follow-up"},
    {"onderzoek door Veilig Thuis", "inquiry by Veilig Thuis"},
    {"raadsonderzoek", "inquiry by the Board"},
    {"SAVE-begeleiding", "SAVE guidance"},
    {"vrijwillig kader", "voluntary help"},
    /* where it is */
    {"wacht op de veiligheidsbeoordeling", "waits for the safety assessment"},
    {"veiligheidsbeoordeling", "safety assessment"},
    {"wacht op onderzoek door Veilig Thuis", "waits for the inquiry by Veilig Thuis"},
    {"wacht op Voorwaarden & Vervolg", "waits for conditions and follow-up"},
    {"wacht op de overdracht", "waits to be handed over"},
    {"overdracht onderweg", "being handed over"},
    {"overdracht geweigerd: het lokale team heeft geen ruimte",
     "handover refused: the local team has no room"},
    {"de gemeente bekijkt waar de casus hoort", "the municipality looks where the case belongs"},
    {"wacht op het overleg van de gemeente", "waits for the meeting of the municipality"},
    {"wacht op het lokale team", "waits for the local team"},
    {"eerste gesprek wordt gepland", "first talk is being planned"},
    {"in behandeling bij het lokale team", "in the hands of the local team"},
    {"op weg naar de jeugdbeschermingstafel: voorbereiding en wachten",
     "on its way to the youth protection table: preparation and waiting"},
    {"wacht op de Raad voor de Kinderbescherming", "waits for the Child Care and Protection Board"},
    {"wacht op de zitting van de kinderrechter", "waits for the hearing of the juvenile court"},
    {"wacht op een jeugdbeschermer", "waits for a youth protection worker"},
    {"jeugdbeschermer bekend, nog geen contact", "youth protection worker known, no contact yet"},
    {"begeleiding door de gecertificeerde instelling", "guidance by the certified institution"},
    {"bij de betrokken hulp, nog geen contact", "at the help already involved, no contact yet"},
    {"start van de hulp gepland", "start of the help planned"},
    {"wacht op een plaats bij de hulp", "waits for a place at the help"},
    {"hulptraject", "course of help"},
    /* waits that ended */
    {"dag gewacht op", "day of waiting for"},
    {"dagen gewacht op", "days of waiting for"},
    {"de veiligheidsbeoordeling", "the safety assessment"},
    {"de overdracht", "the handover"},
    {"het lokale team", "the local team"},
    {"de jeugdbeschermingstafel", "the youth protection table"},
    {"de Raad voor de Kinderbescherming", "the Child Care and Protection Board"},
    {"de kinderrechter", "the juvenile court"},
    {"een jeugdbeschermer", "a youth protection worker"},
    {"een hulptraject", "a course of help"},
    {"op overleg, tafel of zitting", "for a meeting, table or hearing"},
    {"omdat een Raadszaak een plaats bezet houdt", "because a case at the Board keeps a place"},
    {"buiten kantoortijd", "outside office hours"},
    {"omdat niemand vrij was", "because nobody was free"},
    {"voor de start van de simulatie", "before the start of the simulation"},
    /* who */
    {"lokaal team", "local team"},
    {"gecertificeerde instelling", "certified institution"},
    {"hulpverlening", "help"},
    {"politie", "police"},
    {"gezondheidszorg", "health care"},
    {"onderwijs", "education"},
    {"jeugdzorg", "youth care"},
    {"overig_beroepsmatig", "other professionals"},
    {"niet_beroepsmatig", "not professional"},
    {"anders", "other"},
    {"ambtshalve", "ex officio"},
    {"pleger", "perpetrator"},
    {"slachtoffer", "victim"},
    {"kind", "child"},
    {"systeem", "family"},
    {"licht", "light"},
    {"middelzwaar", "medium"},
    {"zwaar", "heavy"},
};

static bool is_word(char letter)
{
    return isalnum((unsigned char)letter) != 0 || letter == '_' || letter == '-';
}

/* The longest phrase that stands at `text` as whole words; NULL: none. */
static const struct phrase *find(const char *text)
{
    const struct phrase *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < sizeof PHRASES / sizeof PHRASES[0]; i++) {
        size_t length = strlen(PHRASES[i].nl);
        if (length > longest && strncmp(text, PHRASES[i].nl, length) == 0 &&
            !is_word(text[length])) {
            best = &PHRASES[i];
            longest = length;
        }
    }
    return best;
}

char *diary_words_english(const char *line)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    for (const char *at = line; *at != '\0';) {
        const struct phrase *phrase = at == line || !is_word(at[-1]) ? find(at) : NULL;
        if (phrase == NULL) {
            fputc(*at++, out);
            continue;
        }
        fputs(phrase->en, out);
        at += strlen(phrase->nl);
    }
    if (fclose(out) != 0)
        abort();
    return text;
}
