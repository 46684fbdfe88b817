package afterbell.enrollment.draw.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of small numbers in which nobody can be recognised (R7). A cell of 1 to 4 is hidden; 0 is shown, for nobody
 * is behind it. Further cells are hidden until no hidden one follows from what is shown: for each there is another
 * table with the same shown cells and another number there.
 *
 * <p>The last row is the sum of the rows, the last column the sum of the columns.
 */
public final class Fairness {
    /** Smaller numbers are hidden. */
    public static final int SMALLEST_SHOWN = 5;

    private final int[][] cells;
    private final boolean[][] hidden;

    private Fairness(int[][] cells) {
        this.cells = cells;
        this.hidden = new boolean[cells.length][cells[0].length];
    }

    /** A cell of the published table. */
    private record Cell(int row, int column) {}

    /**
     * @param counts without sums, each row as long as the others
     * @return rows with sums; empty where a number is hidden
     */
    public static List<List<Optional<Integer>>> published(List<List<Integer>> counts) {
        var fairness = new Fairness(withSums(counts));
        fairness.hideSmall();
        fairness.hideWhatWouldTell();
        return fairness.shown();
    }

    private static int[][] withSums(List<List<Integer>> counts) {
        int rows = counts.size();
        int columns = counts.getFirst().size();
        var cells = new int[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int count = counts.get(row).get(column);
                cells[row][column] = count;
                cells[row][columns] += count;
                cells[rows][column] += count;
                cells[rows][columns] += count;
            }
        }
        return cells;
    }

    private void hideSmall() {
        all().stream().filter(it -> value(it) > 0 && value(it) < SMALLEST_SHOWN).forEach(this::hide);
    }

    /** Where nothing else protects a number, nothing is shown at all. */
    private void hideWhatWouldTell() {
        for (var open = unprotected(); open.isPresent(); open = unprotected()) {
            var cheapest = cheapest(open.get());
            if (cheapest.isEmpty()) {
                all().forEach(this::hide);
                return;
            }
            cheapest.get().forEach(this::hide);
        }
    }

    private Optional<Cell> unprotected() {
        return all().stream()
                .filter(this::isHidden)
                .filter(cell -> rectangles(cell).stream().noneMatch(it -> it.stream().allMatch(this::isHidden)))
                .findFirst();
    }

    private Optional<List<Cell>> cheapest(Cell cell) {
        return rectangles(cell).stream()
                .min((one, other) -> Integer.compare(cost(one), cost(other)));
    }

    private int cost(List<Cell> rectangle) {
        return rectangle.stream().filter(it -> !isHidden(it)).mapToInt(this::value).sum();
    }

    /**
     * The rectangles with that corner whose numbers can be shifted by one against each other, all staying above zero,
     * without changing a sum: if they are hidden, none of the four follows from the rest.
     */
    private List<List<Cell>> rectangles(Cell cell) {
        var found = new ArrayList<List<Cell>>();
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[0].length; column++) {
                if (row != cell.row() && column != cell.column()) {
                    var corners = List.of(cell, new Cell(cell.row(), column), new Cell(row, column),
                            new Cell(row, cell.column()));
                    if (corners.stream().allMatch(it -> value(it) > 0) && canShift(corners)) {
                        found.add(corners);
                    }
                }
            }
        }
        return found;
    }

    private boolean canShift(List<Cell> corners) {
        return canShift(corners, 1) || canShift(corners, -1);
    }

    private boolean canShift(List<Cell> corners, int by) {
        int shift = by;
        for (var corner : corners) {
            if (value(corner) + shift * sign(corner) < 1) {
                return false;
            }
            shift = -shift;
        }
        return true;
    }

    /** A sum moves with its summands, where two summands of one sum move against each other. */
    private int sign(Cell cell) {
        int sign = cell.row() == cells.length - 1 ? -1 : 1;
        return cell.column() == cells[0].length - 1 ? -sign : sign;
    }

    private List<Cell> all() {
        var all = new ArrayList<Cell>();
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[0].length; column++) {
                all.add(new Cell(row, column));
            }
        }
        return all;
    }

    private int value(Cell cell) {
        return cells[cell.row()][cell.column()];
    }

    private boolean isHidden(Cell cell) {
        return hidden[cell.row()][cell.column()];
    }

    private void hide(Cell cell) {
        hidden[cell.row()][cell.column()] = true;
    }

    private List<List<Optional<Integer>>> shown() {
        var rows = new ArrayList<List<Optional<Integer>>>();
        for (int row = 0; row < cells.length; row++) {
            var line = new ArrayList<Optional<Integer>>();
            for (int column = 0; column < cells[0].length; column++) {
                line.add(hidden[row][column] ? Optional.empty() : Optional.of(cells[row][column]));
            }
            rows.add(List.copyOf(line));
        }
        return List.copyOf(rows);
    }
}
