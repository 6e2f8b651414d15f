namespace ReviewConsole.Platform;

/// <summary>
/// The command line, taken apart before anybody reads it: words of a verb, and <c>--Key=Value</c> settings. The configuration must
/// never see the words, because it takes a lone <c>/abs/file</c> for a switch.
/// </summary>
/// <param name="Words">The verb and what belongs to it; empty when the program is to serve.</param>
/// <param name="Settings">Settings for the configuration.</param>
internal sealed record CommandWords(IReadOnlyList<string> Words, IReadOnlyList<string> Settings)
{
    private static readonly string[] Plain = ["contentRoot", "environment", "applicationName", "urls"];

    /// <summary>Takes the arguments apart.</summary>
    public static CommandWords Of(IReadOnlyList<string> args)
    {
        List<string> words = [], settings = [];
        for (var at = 0; at < args.Count; at++)
        {
            var (name, hasValue) = Name(args[at]);
            if (name is null || !IsSetting(name))
            {
                words.Add(args[at]);
                continue;
            }

            settings.Add(args[at]);
            if (!hasValue && at + 1 < args.Count)
            {
                settings.Add(args[++at]);
            }
        }

        return new CommandWords(words, settings);
    }

    private static (string? Name, bool HasValue) Name(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return (null, false);
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], false) : (argument[2..equals], true);
    }

    // A verb's own options have lower-case names; a setting begins with a capital, has a section, or is one of the host's.
    private static bool IsSetting(string name) =>
        name.Length > 0 && (char.IsAsciiLetterUpper(name[0]) || name.Contains(':', StringComparison.Ordinal)) || Plain.Contains(name, StringComparer.OrdinalIgnoreCase);
}
