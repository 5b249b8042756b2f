/* The charts of `run`. Each draws itself into a chart that was begun, and returns false when the
 * study holds no numbers for it; the chart must then be ended and thrown away. */
#ifndef OUTPUT_CHART_KINDS_H
#define OUTPUT_CHART_KINDS_H

#include <stdbool.h>

#include "output/chart.h"

bool chart_draw_caseload(struct chart *chart);         /* of Veilig Thuis over the years */
bool chart_draw_wachtlijsten(struct chart *chart);     /* of every station, a panel each */
bool chart_draw_doorlooptijden(struct chart *chart);   /* cumulative curves and legal terms */
bool chart_draw_recidive(struct chart *chart);         /* curve by voorgeschiedenis */
bool chart_draw_wachten(struct chart *chart);          /* waiting ledger by cause, per station */
bool chart_draw_gemeenten(struct chart *chart);        /* side by side */
bool chart_draw_wie_wacht(struct chart *chart);        /* who waits for what, by gemeente */
bool chart_draw_stroom(struct chart *chart);           /* the whole chain with its numbers */
bool chart_draw_stroom_variant(struct chart *chart);   /* of one variant, with what is different */
bool chart_draw_jeugdbescherming(struct chart *chart); /* table, Raad, court, GI over time */

/* Of any command with --onzekerheid. */
bool chart_draw_onzekerheid(struct chart *chart); /* bands, by chance and by assumptions */
bool chart_draw_aannames(struct chart *chart);    /* tornado */

#endif
