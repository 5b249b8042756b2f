/* The colours of all charts, safe for the colour-blind (after M. Okabe and K. Ito, "Color Universal
 * Design", 2008). Colour never stands alone: lines carry their name, bars stand in a fixed order.
 */
#ifndef OUTPUT_PALETTE_H
#define OUTPUT_PALETTE_H

#define PALETTE_BLUE "#0072B2"
#define PALETTE_ORANGE "#E69F00"
#define PALETTE_GREEN "#009E73"
#define PALETTE_VERMILION "#D55E00"
#define PALETTE_PURPLE "#AA4499"
#define PALETTE_SKY "#56B4E9"

/* The two light ones again for text, dark enough to read on white. */
#define PALETTE_ORANGE_TEXT "#946200"
#define PALETTE_SKY_TEXT "#2E7CAB"

#define PALETTE_INK "#1F2933"  /* titles and labels */
#define PALETTE_GREY "#5F6B76" /* subtitles, foot, axis numbers */
#define PALETTE_RULE "#C9D1D9" /* axes and reference lines */
#define PALETTE_GRID "#E8ECF0"

#endif
