using System.Globalization;
using System.Resources;
using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>The field's terms (states, scopes, bases, findings …) in words, in the screen's language; codes are never shown.</summary>
public static class Terms
{
    private static readonly ResourceManager Words = new("ReviewConsole.Platform.Terms", typeof(Terms).Assembly);

    /// <summary>The word for an enum's value: key <c>Type.value_in_snake_case</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(typeof(T).Name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    /// <summary>The word for a code of a family, e.g. <c>("Evidence", "sign_in")</c>; of an unknown code its letters, because it came from the platform.</summary>
    public static string Of(string family, string code) => Find($"{family}.{code}") ?? code.Replace('_', ' ');

    /// <summary>The sentence of a family and code with its value put in; null when there is none.</summary>
    public static string? Sentence(string family, string code, string? value = null) =>
        Find($"{family}.{code}")?.Replace("{value}", value ?? "", StringComparison.Ordinal);

    /// <summary>Several words one after the other, as the screen's language puts them.</summary>
    public static string List(IEnumerable<string> words) => string.Join(Find("List.separator") ?? ", ", words);

    /// <summary>A language by its name in the screen's language: <c>zh-CN</c> → "Chinese".</summary>
    public static string Language(string tag)
    {
        var primary = Languages.Primary(tag);
        return Find($"Language.{primary}") ?? Known(primary) ?? tag;
    }

    private static string? Known(string primary)
    {
        try
        {
            return CultureInfo.GetCultureInfo(primary, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static string? Find(string key) => Words.GetString(key, CultureInfo.CurrentUICulture);
}
