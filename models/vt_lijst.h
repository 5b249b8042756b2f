/* Going through the list of Veilig Thuis together: on stated dates Veilig Thuis and the lokale
 * teams look at who waits for onderzoek or V&V, and hand part of them on after all (OAM 4.2c).
 *
 * veilig_thuis.onderzoek.lijst_overgenomen is a percentage by date: from each date on which a share
 * above 0 begins, once, that share of those then waiting is taken over: not crisis, and not judged
 * zwaar. */
#ifndef MODELS_VT_LIJST_H
#define MODELS_VT_LIJST_H

#include "models/veilig_thuis.h"

/* Plans the dates from `start` on. */
void vt_lijst_begin(struct veilig_thuis *vt);
/* One such date (the event's handler): the list is gone through now. */
void vt_lijst_doorlopen(void *context, int64_t stap);

#endif
