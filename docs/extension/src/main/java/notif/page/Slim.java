package notif.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes from the HTML of Asciidoctor what nothing on the page needs: boxes around single paragraphs
 * and lists, classes of cells and terms, end tags that HTML does without. Headings become links to
 * themselves, and listings can be reached with the keyboard, since they may be too wide.
 */
final class Slim {

  private static final String NO_BOX = "((?:(?!<div|</div).)*)";
  private static final String BLOCK = "</?(?:p|div|section|figure|details|table|[uo]l|h\\d)\\b";
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?s)<div class=\"paragraph\">\n" + NO_BOX + "\n</div>");
  private static final Pattern LIST =
      Pattern.compile("(?s)<div class=\"[uo]list(?: arabic)?\">\n" + NO_BOX + "\n</div>");
  private static final Pattern HEADING =
      Pattern.compile("<(h[234]) id=\"([^\"]+)\">((?:(?!<a ).)*?)</\\1>");

  private static final Pattern TAG = Pattern.compile("<[a-z][^<>]*>");
  private static final String QUOTED =
      " (class|href|id)=\"([^\\s\"'<>=`]*[^\\s\"'<>=`/])\"(?=[ >])";

  private static final Pattern LONG_NAME = Pattern.compile("(?<=<code>)[\\w./]{24,}(?=</code>)");
  private static final String PART = "\\w+[./]|\\w{18,}?(?<![A-Z])(?=[A-Z]\\w{4})";

  private static final String LISTING =
      "<div class=\"listingblock\">\n<div class=\"content\">\n<pre";

  private Slim() {}

  static String html(String html) {
    String slim = PARAGRAPH.matcher(html).replaceAll("$1");
    slim = LIST.matcher(slim).replaceAll("$1");
    slim = HEADING.matcher(slim).replaceAll("<$1 id=\"$2\"><a href=\"#$2\">$3</a></$1>");
    slim = slim.replace(LISTING + ">", LISTING + " tabindex=0 role=group aria-label=Commands>");
    return unbroken(breakable(cells(slim)))
        .replaceAll("<li>\n<p>", "<li>")
        .replaceAll("</(?:p|li|d[dt]|thead|tbody)>(?=\n)", "")
        .replace("<dt class=\"hdlist1\">", "<dt>")
        .replaceAll("\n{2,}(?=" + BLOCK + ")", "\n");
  }

  /** Takes the quotes from values that do without. */
  static String unquoted(String html) {
    return TAG.matcher(html)
        .replaceAll(tag -> Matcher.quoteReplacement(tag.group().replaceAll(QUOTED, " $1=$2")));
  }

  /** A long name may be broken where a new word begins. */
  private static String breakable(String html) {
    return LONG_NAME.matcher(html).replaceAll(name -> name.group().replaceAll(PART, "$0<wbr>"));
  }

  /** The number of a step, the span of a figure, and an option, which is for typing. */
  private static String unbroken(String html) {
    return html.replaceAll("<code>(--?[A-Za-z][^<]{0,25})</code>", "<kbd>$1</kbd>")
        .replaceAll(">([Ss]tep) (\\d</a>)", ">$1\u00a0$2")
        .replaceAll("\\((\\d+) to (\\d+)\\)(?=</td>|\n)", "($1\u00a0to\u00a0$2)");
  }

  private static String cells(String html) {
    return html.replaceAll("(?s)<colgroup>.*?</colgroup>\n", "")
        .replaceAll("<table class=\"tableblock[^\"]* stretch( \\w+)?\">", "<table class=\"$1\">")
        .replaceAll("<table class=\" ?(\\w*)\">", "<table class=\"$1\">")
        .replace("<table class=\"\">", "<table>")
        .replaceAll("<p class=\"tableblock\">(.*?)</p>(?=</t[dh]>)", "$1")
        .replaceAll("<(t[hd]) class=\"tableblock halign-(\\w)\\w+ valign-top\">", "<$1 class=$2>")
        .replaceAll("<(t[hd]) class=l>", "<$1>")
        .replaceAll("</t[hd]>(?=\n)|\n</tr>(?=\n)", "");
  }
}
