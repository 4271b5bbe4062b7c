package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCodeTest {
    @ParameterizedTest
    @CsvSource({
        "0x131, 0x9a2, DENIED", // BAD_AUTH, session 1: the owner hierarchy has a password
        "0x153, 0x98e, DENIED", // AUTH_FAIL, session 1
        "0x15e, 0x9a2, DAMAGED", // BAD_AUTH for our object, which has no password: changed traffic
        "0x157, 0x1df, DAMAGED", // INTEGRITY, parameter 1
        "0x157, 0x9df, DAMAGED",
        "0x157, 0x2d5, DAMAGED", // SIZE, parameter 2
        "0x157, 0x921, LOCKED",
        "0x15e, 0x921, LOCKED",
        "0x157, 0x902, UNAVAILABLE", // OBJECT_MEMORY
        "0x176, 0x903, UNAVAILABLE", // SESSION_MEMORY
        "0x131, 0x185, UNAVAILABLE", // HIERARCHY, handle 1: the owner hierarchy is switched off
        "0x131, 0x101, UNAVAILABLE", // FAILURE: failed its self-test
        "0x131, 0x100, UNAVAILABLE", // INITIALIZE: nobody sent TPM2_Startup
        "0x131, 0xb0143, UNAVAILABLE" // the kernel's: it does not know the command
    })
    void code_isRefusedAs(String command, String code, Refusal refusal) {
        Opening.Refused refused = ResponseCode.refusal(Integer.decode(command), Integer.decode(code))
                .refused();
        assertEquals(refusal, refused.refusal());
        assertTrue(refused.why().endsWith(": " + code), refused.why());
        assertTrue(refused.why().contains("TPM2_"), refused.why());
    }

    @ParameterizedTest
    @ValueSource(ints = {ResponseCode.RETRY, ResponseCode.YIELDED, ResponseCode.TESTING})
    void busy_isTransient(int code) {
        assertTrue(ResponseCode.isTransient(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {ResponseCode.SUCCESS, ResponseCode.LOCKOUT, 0x18b, 0x101, 0x923})
    void anythingElse_isNotTransient(int code) {
        assertFalse(ResponseCode.isTransient(code));
    }
}
