package afterbell.attendance.pickupcode.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;

class DrawingCodesTest {
    private static final String TEXT = "eyJhbGciOiJFZERTQSJ9." + "x".repeat(300);

    @Test
    void aReaderReadsWhatWasDrawn() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(QrImage.of(TEXT).png()));
        int width = image.getWidth();
        var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);

        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(width, image.getHeight(), pixels))));

        assertThat(read.getText()).isEqualTo(TEXT);
    }

    @Test
    void theDrawingIsSelfContained() {
        assertThat(QrImage.of(TEXT).svg()).startsWith("<svg xmlns=").endsWith("</svg>").doesNotContain("href");
    }
}
