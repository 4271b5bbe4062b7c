package dev.sessionvault.launcher.windows;

/** A call that Windows refused. */
final class WindowsException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int FILE_NOT_FOUND = 2;
    private static final int ACCESS_DENIED = 5;
    private static final int BAD_EXE_FORMAT = 193;
    private static final int ELEVATION_REQUIRED = 740;

    WindowsException(String function, int error) {
        super(why(function, error));
    }

    private static String why(String function, int error) {
        switch (error) {
            case FILE_NOT_FOUND:
                return "it is gone";
            case ACCESS_DENIED:
                return "access is denied";
            case BAD_EXE_FORMAT:
                return "it is no program for this machine";
            case ELEVATION_REQUIRED:
                return "it wants an administrator";
            default:
                return function + " failed, Windows' error " + error;
        }
    }
}
