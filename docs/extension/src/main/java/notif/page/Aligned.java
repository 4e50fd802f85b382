package notif.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import notif.page.Part.Kind;

/**
 * Two versions of a file, part against part: a method is compared with the method of that name, and
 * no line of one is taken for a line of another. What has a new name, and half of its lines from
 * what stood at its place, is the same under a new name.
 */
final class Aligned {

  private static final Predicate<String> FRAME =
      Pattern.compile("\\s*(/\\*\\*|\\*|\\*/)\\s*").asMatchPredicate();

  private final Source from;
  private final Source to;
  private final Part fromFile;
  private final Part toFile;
  private final Map<String, Part> earlier = new HashMap<>(); // by the key in the later file
  private final Map<String, Part> later = new HashMap<>(); // by the key in the earlier file
  private final List<Change> changes = new ArrayList<>();
  private int fromEnd; // of what has been compared so far
  private int toEnd;

  Aligned(Source from, Source to) {
    this.from = from;
    this.to = to;
    fromFile = Outline.of(from);
    toFile = Outline.of(to);
    align(sections(from, fromFile), sections(to, toFile));
  }

  Part fromFile() {
    return fromFile;
  }

  Part toFile() {
    return toFile;
  }

  /** The changes, in order. */
  List<Change> changes() {
    return changes;
  }

  /** What a part of the later file was in the earlier one; null when it is new. */
  Part earlier(Part part) {
    return earlier.get(part.key());
  }

  /** What a part of the earlier file is in the later one; null when it is gone. */
  Part later(Part part) {
    return later.get(part.key());
  }

  private void align(List<Section> olds, List<Section> news) {
    List<String> oldKeys = olds.stream().map(Section::key).toList();
    List<String> newKeys = news.stream().map(Section::key).toList();
    int old = 0;
    int now = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(oldKeys, newKeys).getDeltas()) {
      while (old < delta.getSource().getPosition()) {
        pair(olds.get(old++), news.get(now++));
      }
      int oldEnd = old + delta.getSource().size();
      int nowEnd = now + delta.getTarget().size();
      unlike(olds.subList(old, oldEnd), news.subList(now, nowEnd));
      old = oldEnd;
      now = nowEnd;
    }
    while (old < olds.size()) {
      pair(olds.get(old++), news.get(now++));
    }
  }

  /** Sections whose keys differ; some may be the same under new names. */
  private void unlike(List<Section> olds, List<Section> news) {
    int old = 0;
    int now = 0;
    for (int i = 0; i < news.size(); i++) {
      for (int like = old; like < olds.size(); like++) {
        if (alike(olds.get(like), news.get(i))) {
          replace(olds.subList(old, like), news.subList(now, i));
          pair(olds.get(like), news.get(i));
          old = like + 1;
          now = i + 1;
          break;
        }
      }
    }
    replace(olds.subList(old, olds.size()), news.subList(now, news.size()));
  }

  private boolean alike(Section old, Section now) {
    if (old.part.kind() != Kind.METHOD || now.part.kind() != Kind.METHOD) {
      return false;
    }
    Set<String> oldLines = old.said(from);
    Set<String> newLines = now.said(to);
    int longer = Math.max(oldLines.size(), newLines.size());
    oldLines.retainAll(newLines);
    return old.part.name().equals(now.part.name()) || 2 * oldLines.size() >= longer;
  }

  private void replace(List<Section> olds, List<Section> news) {
    for (Section old : olds) {
      add(new Change(fromEnd, old.end, toEnd, toEnd));
      fromEnd = old.end;
    }
    for (Section now : news) {
      add(new Change(fromEnd, fromEnd, toEnd, now.end));
      toEnd = now.end;
    }
  }

  /**
   * The same part in both files; two changes between which only the frame of a javadoc stays are
   * one.
   */
  private void pair(Section old, Section now) {
    earlier.put(now.part.key(), old.part);
    later.put(old.part.key(), now.part);
    List<String> lines = from.lines().subList(fromEnd, old.end);
    Change last = null;
    for (var delta : DiffUtils.diff(lines, to.lines().subList(toEnd, now.end)).getDeltas()) {
      int start = fromEnd + delta.getSource().getPosition();
      int at = toEnd + delta.getTarget().getPosition();
      Change change =
          new Change(start, start + delta.getSource().size(), at, at + delta.getTarget().size());
      if (last != null && from.lines().subList(last.fromEnd(), start).stream().allMatch(FRAME)) {
        changes.remove(last);
        change = new Change(last.from(), change.fromEnd(), last.to(), change.toEnd());
      }
      changes.add(change);
      last = change;
    }
    fromEnd = old.end;
    toEnd = now.end;
  }

  /** Sections that are added side by side, or removed, are one change. */
  private void add(Change change) {
    Change last = changes.isEmpty() ? new Change(-1, -1, -1, -1) : changes.get(changes.size() - 1);
    if (last.fromEnd() != change.from() || last.toEnd() != change.to()) {
      changes.add(change);
    } else if (last.addsOnly() && change.addsOnly() || last.removesOnly() && change.removesOnly()) {
      changes.remove(last);
      changes.add(new Change(last.from(), change.fromEnd(), last.to(), change.toEnd()));
    } else if (endsWith(change, last)) {
      changes.remove(last);
      int kept = last.fromEnd() - last.from() + last.toEnd() - last.to();
      changes.add(
          new Change(last.from(), change.fromEnd() - kept, last.to(), change.toEnd() - kept));
    } else {
      changes.add(change);
    }
  }

  /** Whether the lines of a section end as those did that went, or came, before it: blank. */
  private boolean endsWith(Change section, Change before) {
    List<String> all =
        section.addsOnly()
            ? to.lines().subList(section.to(), section.toEnd())
            : from.lines().subList(section.from(), section.fromEnd());
    List<String> end =
        before.addsOnly()
            ? to.lines().subList(before.to(), before.toEnd())
            : from.lines().subList(before.from(), before.fromEnd());
    return (section.addsOnly() || section.removesOnly())
        && (before.addsOnly() || before.removesOnly())
        && end.size() <= all.size()
        && all.subList(all.size() - end.size(), all.size()).equals(end);
  }

  /** The parts without parts of their own, and the ends of types; all lines are in one of them. */
  private static List<Section> sections(Source source, Part file) {
    List<Section> sections = new ArrayList<>();
    collect(file, sections);
    List<Section> whole = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      boolean last = i + 1 == sections.size();
      int end = last ? source.lines().size() : sections.get(i + 1).start;
      whole.add(new Section(section.part, section.key, i == 0 ? 0 : section.start, end));
    }
    return whole;
  }

  private static void collect(Part part, List<Section> sections) {
    if (part.parts().isEmpty()) {
      sections.add(new Section(part, part.key(), part.start(), part.end()));
      return;
    }
    part.parts().forEach(inner -> collect(inner, sections));
    if (part.kind() == Kind.TYPE) {
      sections.add(new Section(part, "end of " + part.key(), part.end() - 1, part.end()));
    }
  }

  /** Lines that belong together, with the blank ones after them. */
  private record Section(Part part, String key, int start, int end) {

    /** The lines that tell it from others. */
    Set<String> said(Source source) {
      Set<String> said = new HashSet<>();
      source.lines().subList(start, end).stream()
          .map(String::strip)
          .filter(line -> line.length() > 1)
          .forEach(said::add);
      return said;
    }
  }
}
