using FsCheck;

namespace ReviewConsole.Support;

/// <summary>Checks a property with values that FsCheck makes up, and shrinks what fails.</summary>
internal static class Properties
{
    public static void ShouldHold(this Property property) => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(LongRun.Count(usually: 200, inALongRun: 20_000)),
        property);
}
