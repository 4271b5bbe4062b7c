package dev.sessionvault.root.tpm;

/** Who a TPM says made it. A program can say whatever it likes; one that says that it is a program is believed. */
public final class TpmMaker {
    private final String manufacturer;
    private final String vendor;

    TpmMaker(String manufacturer, String vendor) {
        this.manufacturer = manufacturer;
        this.vendor = vendor;
    }

    /** The maker's registered letters, such as {@code INTC}. */
    public String manufacturer() {
        return manufacturer;
    }

    /** What else it says, such as {@code SW TPM}. */
    public String vendor() {
        return vendor;
    }

    /** What kind of program it is, for people; empty if it does not say that it is one. */
    public String program() {
        if (vendor.startsWith("SW ") && vendor.endsWith("TPM")) {
            return "a program (swtpm)";
        }
        switch (manufacturer) {
            case "MSFT":
                return "a program (Microsoft's, of a virtual machine or a simulator)";
            case "GOOG":
            case "AMZN":
            case "VMW":
                return "a program of the host of this virtual machine";
            default:
                return "";
        }
    }
}
