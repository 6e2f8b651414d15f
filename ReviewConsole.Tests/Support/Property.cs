using FsCheck;
using FsCheck.Fluent;

namespace ReviewConsole.Support;

/// <summary>Something that holds whatever is drawn; a failure names the smallest example and the seed that draws it again.</summary>
internal static class Property
{
    // ./test.sh --long draws many more.
    private static readonly int Count = Environment.GetEnvironmentVariable("REVIEW_TEST_LONG") == "1" ? 20 : 1;

    /// <summary>Draws <paramref name="times"/> examples (twenty times as many in the long run); the body fails by throwing.</summary>
    public static void Holds<T>(Gen<T> examples, Action<T> body, int times = 200)
    {
        var property = Prop.ForAll(examples.ToArbitrary(), example =>
        {
            body(example);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times * Count).WithQuietOnSuccess(true), property);
    }

    /// <summary>The same for cases drawn from a seed of one's own, where examples are too large to be shrunk.</summary>
    public static void Holds(Action<Random> body, int times = 200) =>
        Holds(Gen.Choose(0, int.MaxValue), seed => body(new Random(seed)), times);
}
