package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EndTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Instant wall = NOON;
    private Duration passed = Duration.ZERO;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return wall;
        }
    };
    private final EndTime end = new EndTime(NOON.plusSeconds(600), clock, () -> Long.MAX_VALUE - 5 + passed.toNanos());

    private void pass(long ofWall, long ofTime) {
        wall = wall.plusSeconds(ofWall);
        passed = passed.plusSeconds(ofTime);
    }

    @Test
    void time_passes() {
        pass(599, 599);
        assertFalse(end.isOver());
        assertEquals(Duration.ofSeconds(1), end.left());
        pass(1, 1);
        assertTrue(end.isOver());
    }

    @Test
    void clockPutBack_endsAllTheSame() {
        pass(-3600, 0);
        pass(600, 600);
        assertTrue(end.isOver());
    }

    @Test
    void sleepingMachine_wakesUpAfterTheEnd() {
        pass(3600, 1);
        assertTrue(end.isOver());
    }

    @Test
    void later_isLater() {
        pass(599, 599);
        end.moveTo(NOON.plusSeconds(900));
        pass(300, 300);
        assertFalse(end.isOver());
        pass(1, 1);
        assertTrue(end.isOver());
    }
}
