using System.Text.Json;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;

namespace ReviewConsole.Features.Events;

/// <summary>How facts and screens name what came.</summary>
internal static class EventWords
{
    /// <summary>As facts name it.</summary>
    public static string Code(TokenBecame became) => JsonNamingPolicy.SnakeCaseLower.ConvertName(became.ToString());

    /// <summary>What happened, in words of a language; null for a type nobody here knows.</summary>
    public static string? Name(string word, string language) => EventBook.All.FirstOrDefault(e => e.Word == word)?.Name.In(language);
}
