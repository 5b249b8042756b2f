/* The tables of the list (chart_list.c), one for each chart: see chart_tables.h. */
#ifndef OUTPUT_REPORT_CHART_LIST_TABLES_H
#define OUTPUT_REPORT_CHART_LIST_TABLES_H

#include "output/report/grid.h"

void chart_list_caseload(struct grid *grid, const struct report *report);
void chart_list_wachtlijsten(struct grid *grid, const struct report *report);
void chart_list_wachten(struct grid *grid, const struct report *report);
void chart_list_wie_wacht(struct grid *grid, const struct report *report);
void chart_list_gemeenten(struct grid *grid, const struct report *report);
void chart_list_doorlooptijden(struct grid *grid, const struct report *report);
void chart_list_recidive(struct grid *grid, const struct report *report);
void chart_list_jeugdbescherming(struct grid *grid, const struct report *report);
void chart_list_onzekerheid(struct grid *grid, const struct report *report);
void chart_list_aannames(struct grid *grid, const struct report *report);
void chart_list_verschillen(struct grid *grid, const struct report *report);
void chart_list_verschil_tijd(struct grid *grid, const struct report *report);
void chart_list_eerder_later(struct grid *grid, const struct report *report);
void chart_list_waar_de_druk(struct grid *grid, const struct report *report);
void chart_list_verschil_gemeenten(struct grid *grid, const struct report *report);
void chart_list_waterbed(struct grid *grid, const struct report *report);
void chart_list_koppeling_minder(struct grid *grid, const struct report *report);
void chart_list_koppeling(struct grid *grid, const struct report *report);
void chart_list_horizon(struct grid *grid, const struct report *report);
void chart_list_mechanismen(struct grid *grid, const struct report *report);
void chart_list_belasting(struct grid *grid, const struct report *report);
void chart_list_validatie(struct grid *grid, const struct report *report);
void chart_list_ijking(struct grid *grid, const struct report *report);
void chart_list_uitruil(struct grid *grid, const struct report *report);

#endif
