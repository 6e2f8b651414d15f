using System.Globalization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

/// <summary>Collects everything that is wrong with one appeal, up to what somebody would read.</summary>
internal sealed class Problems
{
    private const int LongestShown = 60;

    private readonly List<Refusal> _found = [];

    /// <summary>What was found; when there was more than is named, the last one says so.</summary>
    public IReadOnlyList<Refusal> Found => _found;

    /// <summary>True when nothing more will be named; whoever still looks can stop.</summary>
    public bool IsFull => _found.Count > AppealLimits.Problems;

    /// <summary>Adds a problem of one member.</summary>
    public void Add(string path, string code, params (string Name, string Value)[] values)
    {
        if (_found.Count == AppealLimits.Problems)
        {
            _found.Add(Refusal.Of("more_problems", ("named", Number(AppealLimits.Problems))));
        }
        else if (!IsFull)
        {
            _found.Add(path.Length == 0 ? Refusal.Of(code, values) : Refusal.On(path, code, values));
        }
    }

    /// <summary>A name or value from outside, fit to be shown on a screen or a terminal.</summary>
    public static string Shown(string text)
    {
        var end = text.Length <= LongestShown ? text.Length
            : char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1
            : LongestShown;
        var shown = new string([.. text[..end].Select(c => char.IsControl(c) ? '\uFFFD' : c)]);
        return end < text.Length ? shown + "…" : shown;
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
