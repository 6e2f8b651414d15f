using System.Globalization;

namespace ReviewConsole.Platform;

/// <summary>Reads single settings and gathers every mistake with its key.</summary>
internal sealed class SettingReader(IConfiguration configuration, string contentRoot)
{
    private readonly List<SettingMistake> _mistakes = [];

    public IReadOnlyList<SettingMistake> Mistakes => _mistakes;

    public void Mistake(string key, string sentence) => _mistakes.Add(new SettingMistake(key, sentence));

    public string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public string OneOf(string key, string otherwise, IReadOnlyList<string> words)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (words.FirstOrDefault(w => w.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word)
        {
            return word;
        }

        Mistake(key, $"\"{text}\" is not known here; choose {string.Join(" or ", words)}.");
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text || bool.TryParse(text, out otherwise))
        {
            return otherwise;
        }

        Mistake(key, $"\"{text}\" is neither true nor false.");
        return otherwise;
    }

    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Mistake(key, $"\"{text}\" is not a whole number from {least} to {most}.");
        return otherwise;
    }

    public IReadOnlyList<string> List(string key) =>
        [.. configuration.GetSection(key).GetChildren().Select(c => c.Value).OfType<string>().Where(v => v.Length > 0)];

    /// <summary>A path in the configuration, counted from the content root.</summary>
    public string Path(string path) => path.Length == 0 || path.StartsWith(':') ? path : System.IO.Path.GetFullPath(path, contentRoot);

    public string? File(string key, string path)
    {
        try
        {
            return System.IO.File.ReadAllText(Path(path));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            Mistake(key, $"\"{path}\" cannot be read: {gone.Message}");
            return null;
        }
    }

    /// <summary>A key nobody knows is a misspelt one; silence would hide it.</summary>
    public void RefuseUnknown(string section, IReadOnlyList<string> known)
    {
        foreach (var child in configuration.GetSection(section).GetChildren().Where(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            Mistake($"{section}:{child.Key}", $"This key does not exist; known here are {string.Join(", ", known)}.");
        }
    }
}
