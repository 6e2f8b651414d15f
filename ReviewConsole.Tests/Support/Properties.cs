using FsCheck;
using FsCheck.Fluent;

namespace ReviewConsole.Support;

/// <summary>Checks a property with values that FsCheck makes up, and shrinks what fails.</summary>
internal static class Properties
{
    public static void ShouldHold(this Property property) => Check(property, LongRun.Count(usually: 200, inALongRun: 20_000));

    /// <summary>Draws examples; the body fails by throwing.</summary>
    public static void Hold<T>(Gen<T> examples, Action<T> body, int usually = 200) =>
        Check(
            Prop.ForAll(examples.ToArbitrary(), example =>
            {
                body(example);
                return true;
            }),
            LongRun.Count(usually, inALongRun: 20 * usually));

    /// <summary>The same with a source of chance, for examples too large to be shrunk; a failure names the seed.</summary>
    public static void Hold(Action<Random> body, int usually = 200) =>
        Hold(Gen.Choose(0, int.MaxValue - 1), seed => body(new Random(seed)), usually);

    private static void Check(Property property, int times) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(times), property);
}
