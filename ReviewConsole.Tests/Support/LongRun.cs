namespace ReviewConsole.Support;

/// <summary>Whether the large counts were asked for (<c>./test.sh --long</c>).</summary>
internal static class LongRun
{
    public const string Variable = "REVIEW_TEST_LONG";

    public static bool IsOn { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>How often to do something: as usual, or as often as a long run wants it.</summary>
    public static int Count(int usually, int inALongRun) => IsOn ? inALongRun : usually;
}
