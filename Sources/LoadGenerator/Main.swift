import ArgumentParser
import LoadGeneration

@main
enum Main {
    static func main() async {
        await LoadGenerator.main()
    }
}
