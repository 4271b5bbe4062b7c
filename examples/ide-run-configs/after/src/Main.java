/** Says which keys it has, but for all of a key. */
class Main {
    public static void main(String[] arguments) {
        System.getenv().forEach((name, value) -> {
            if (name.endsWith("_API_KEY")) {
                System.out.println("Main: " + name + "=..." + value.substring(value.length() - 4));
            }
        });
    }
}
