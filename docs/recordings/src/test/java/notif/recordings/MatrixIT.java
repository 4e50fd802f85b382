package notif.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table of sessions and iterations on the page is what they do now. */
class MatrixIT {
  @Test
  void everySessionHoldsWhereItIsRecordedToHold() throws Exception {
    assertThat(Matrix.play().csv()).isEqualTo(Matrix.recorded());
  }
}
