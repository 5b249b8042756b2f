/* One style sheet as text, in the colours of the charts. Text is ink or grey on white, or on a tint
 * so light that both keep a contrast above 4.5; better and worse are told by words and by a border,
 * never by a colour alone. On paper closed folds are left out: whoever wants their tables opens
 * them before printing. */
#include "output/report/style.h"

#include "output/comparison_charts.h"
#include "output/palette.h"

#define TINT "#F5F7F9"

/* What the eye meets first: type, space, colour. */
static const char BASE[] =
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;color:" PALETTE_INK ";background:#fff;line-height:1.6;"
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',"
    "Arial,sans-serif;overflow-wrap:break-word}\n"
    "header,main,footer{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}\n"
    "header{padding-top:clamp(1.5rem,5vw,3.5rem);padding-bottom:.5rem}\n"
    ".soort{margin:0 0 .25rem;color:" PALETTE_GREY ";font-size:.95rem}\n"
    "h1,h2,h3,h4{line-height:1.25;text-wrap:balance}\n"
    "h1{margin:0;font-size:clamp(1.65rem,1.2rem + 2vw,2.4rem);letter-spacing:-.01em}\n"
    "h2{margin:0 0 .9rem;font-size:1.4rem}\n"
    "h3{margin:1.9rem 0 .5rem;font-size:1.12rem}\n"
    "h4{margin:1.4rem 0 .4rem;font-size:1rem}\n"
    "section{margin:2.6rem 0 0}\n"
    "section section{margin-top:1.9rem}\n"
    "p,ul,ol,dl{margin:0 0 .9rem}\n"
    "p,li,dd,figcaption{max-width:44rem}\n"
    "ul,ol{padding-left:1.3rem}\n"
    "li{margin:.3rem 0}\n"
    "a{color:" PALETTE_BLUE ";text-underline-offset:.15em}\n"
    ":focus-visible{outline:3px solid " PALETTE_BLUE ";outline-offset:2px;border-radius:2px}\n"
    ".skip{position:absolute;left:-999rem;top:0;background:#fff;padding:.6rem 1rem;z-index:1}\n"
    ".skip:focus{left:0}\n"
    "code{font-family:ui-monospace,'DejaVu Sans Mono',Consolas,monospace;font-size:.88em;"
    "overflow-wrap:anywhere}\n"
    "pre{margin:0 0 .9rem;padding:.8rem 1rem;background:" TINT ";border-radius:.4rem;"
    "white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "footer{margin-top:3.5rem;padding-top:1.2rem;padding-bottom:3rem;color:" PALETTE_GREY
    ";font-size:.85rem;border-top:1px solid " PALETTE_RULE "}\n"
    "footer ul{list-style:none;padding:0}\n";

/* The parts that sections are made of. */
static const char PARTS[] =
    ".besluit>section:first-child{margin-top:1.2rem}\n"
    ".lead{font-size:1.15rem;line-height:1.5}\n"
    ".note{color:" PALETTE_GREY ";font-size:.9rem}\n"
    ".good,.bad,.same{padding-left:.9rem;border-left:.3rem solid " PALETTE_RULE "}\n"
    ".good{border-left-color:" PALETTE_GREEN "}\n"
    ".bad{border-left-color:" PALETTE_VERMILION "}\n"
    "ul:has(>.good),ul:has(>.bad),ul:has(>.same),ul:has(>.v1){list-style:none;padding-left:0}\n"
    ".cards{display:grid;gap:1rem;margin:0 0 1.2rem;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}\n"
    ".cards>*{padding:1rem 1.1rem;background:" TINT ";border-radius:.5rem;margin:0}\n"
    ".cards p:last-child{margin-bottom:0}\n"
    ".figure-number{font-size:1.7rem;font-weight:650;line-height:1.2;"
    "font-variant-numeric:tabular-nums}\n"
    "dl.facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.3rem 1.2rem}\n"
    "dl.facts dt{color:" PALETTE_GREY "}\n"
    "dl.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}\n"
    "nav{margin:2.8rem 0 0;padding:1.1rem 1.3rem;background:" TINT ";border-radius:.5rem}\n"
    "nav h2{margin:0 0 .4rem;font-size:1rem}\n"
    "nav ul{list-style:none;margin:0;padding:0;columns:16rem;column-gap:2rem}\n"
    "nav li{margin:0;padding:.2rem 0;break-inside:avoid}\n"
    "figure{margin:1.2rem 0 1.6rem}\n"
    "figcaption{margin-top:.5rem}\n"
    ".box{overflow-x:auto;margin:0 0 1rem}\n"
    "figure .box{margin:0;border:1px solid " PALETTE_GRID ";border-radius:.4rem}\n"
    "svg{display:block;width:100%;height:auto}\n"
    "table{border-collapse:collapse;font-size:.9rem;line-height:1.4;min-width:min(100%,28rem)}\n"
    "caption{text-align:left;padding:0 0 .5rem;font-weight:600;max-width:min(44rem,100vw - 2rem)}\n"
    "th,td{padding:.38rem .8rem .38rem 0;text-align:left;vertical-align:top;border-bottom:1px "
    "solid " PALETTE_GRID "}\n"
    "th,td:not(.n){min-width:5.5rem}\n"
    "th+th,td+td,th+td{padding-left:.2rem}\n"
    "thead th,thead td{border-bottom:2px solid " PALETTE_RULE ";vertical-align:bottom}\n"
    "tbody th{font-weight:500}\n"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    "details{margin:.6rem 0 1.2rem;border-top:1px solid " PALETTE_GRID "}\n"
    "thead .n{white-space:normal}\n"
    ".dense details{margin:0}\n"
    /* a folded table has many columns: from here on it fits without being pushed aside */
    "@media (min-width:56rem) and (max-width:76rem){details table{font-size:.8rem}"
    "details th,details td{padding-right:.4rem}details th,details td:not(.n){min-width:4.6rem}"
    "details td:last-child:not(.n){min-width:5.8rem;overflow-wrap:anywhere}}\n"
    "summary{cursor:pointer;padding:.55rem 0;color:" PALETTE_BLUE ";font-size:.95rem}\n"
    "details[open]>summary{margin-bottom:.6rem}\n"
    "@media (max-width:30rem){dl.facts{grid-template-columns:1fr;gap:0}"
    "dl.facts dd{margin-bottom:.6rem}}\n";

/* A4, portrait: what belongs together stays on one page. */
static const char PAPER[] =
    "@page{size:A4;margin:17mm 16mm 16mm}\n"
    "@media print{\n"
    "html{font-size:10pt}\n"
    "body{line-height:1.4}\n"
    "header,main,footer{max-width:none;padding-left:0;padding-right:0}\n"
    "header{padding-top:0}\n"
    ".skip,nav,details:not([open]){display:none}\n"
    "a{color:inherit;text-decoration:none}\n"
    "section{margin-top:1.3rem}\n"
    "section section{margin-top:1rem;break-inside:avoid}\n"
    ".besluit{break-after:page;font-size:9pt}\n"
    ".besluit h3{margin:.6rem 0 .25rem}.besluit h4{margin:.5rem 0 .2rem}\n"
    ".besluit section{margin-top:.8rem}\n.besluit li{margin:.1rem 0}\n"
    "p,ul,ol,dl{margin-bottom:.6rem}\n"
    "li{margin:.15rem 0}\n"
    "p,li,dd,figcaption{max-width:none;orphans:3;widows:3}\n"
    "h1,h2,h3,h4,caption,summary{break-after:avoid;break-inside:avoid}\n"
    "p:has(+figure),p:has(+.box),p:has(+section),p:has(+ul),p:has(+details[open])"
    "{break-after:avoid;break-inside:avoid}\n"
    "h3:has(+details:not([open])){display:none}\n"
    "h1{font-size:1.6rem}\nh2{font-size:1.25rem;margin-bottom:.5rem}\nh3{margin-top:1rem}\n"
    "figure,.cards>*,li,tr,dl.facts>*{break-inside:avoid}\n"
    "figure{margin:.6rem 0 1rem}\n"
    "table{break-inside:avoid;font-size:8.5pt}\n"
    "details table,.besluit table{break-inside:auto}\n"
    ".besluit .lead{font-size:1.05rem;line-height:1.4}\n"
    ".besluit table{width:100%}.besluit .note{font-size:8pt;line-height:1.3}\n"
    ".besluit th,.besluit td{padding-top:.15rem;padding-bottom:.15rem}\n"
    "thead{display:table-header-group}\n"
    ".n{white-space:normal}\nth,td:not(.n){min-width:0}\n"
    ".box{overflow:visible}\n"
    "svg{min-width:0!important;max-height:205mm}\n"
    ".cards>*,pre{background:none;border:1px solid " PALETTE_RULE "}\n"
    "summary{color:inherit;list-style:none}\n"
    "footer{margin-top:1.5rem;padding-bottom:0}\n"
    "}\n";

const char *style_variant(size_t v)
{
    static const char *const classes[] = {"v1", "v2", "v3", "v4", "v5", "v6"};
    return v == 0 ? NULL : classes[(v - 1) % (sizeof classes / sizeof classes[0])];
}

/* As gnuplot draws these pointtypes. */
static const char *symbol_of(int pointtype)
{
    switch (pointtype) {
    case 5:
        return "■";
    case 7:
        return "●";
    case 9:
        return "▲";
    case 11:
        return "▼";
    case 13:
        return "◆";
    }
    return "⬟";
}

/* A variant's mark is that of the charts; it is not read aloud, the name behind it is. */
static void write_marks(FILE *out)
{
    for (size_t v = 1; v <= COMPARISON_CHART_VARIANTS; v++) {
        const char *symbol = symbol_of(comparison_chart_symbol(v - 1));
        fprintf(out, ".%s::before{content:\"%s\\a0\";content:\"%s\\a0\"/\"\";color:%s}\n",
                style_variant(v), symbol, symbol, comparison_chart_colour(v - 1));
    }
}

void style_write(FILE *out)
{
    fputs(BASE, out);
    fputs(PARTS, out);
    write_marks(out);
    fputs(PAPER, out);
}
