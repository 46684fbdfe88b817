package afterbell.staffing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

import afterbell.testing.Walls;

@AnalyzeClasses(packages = "afterbell.staffing", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchTests WALLS = ArchTests.in(Walls.class);
}
