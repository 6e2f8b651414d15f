using System.Globalization;
using System.Text.Json;

namespace ReviewConsole.Domain.Intake;

/// <content>Flags, numbers and dates.</content>
internal sealed partial class JsonPart
{
    /// <summary>True or false; null when absent.</summary>
    public bool? Flag(string name)
    {
        var isTrue = _left.TryGetValue(name, out var element) && element.ValueKind == JsonValueKind.True;
        return Take(name, isTrue ? JsonValueKind.True : JsonValueKind.False, "boolean", required: false) is null ? null : isTrue;
    }

    /// <summary>A whole number from 0; 0 when absent.</summary>
    public long Count(string name, long most = AppealLimits.Count)
    {
        if (Take(name, JsonValueKind.Number, "number", required: false) is not { } element)
        {
            return 0;
        }

        var isNumber = element.TryGetDecimal(out var number);
        if (isNumber && number >= 0 && number <= most && decimal.Truncate(number) == number)
        {
            return (long)number;
        }

        _problems.Add(At(name), "bad_value", ("why", isNumber && number < 0 ? "negative" : isNumber && number <= most ? "not_whole" : "too_large"));
        return 0;
    }

    /// <summary>The version of the format; only the first there is.</summary>
    public void Version(string name)
    {
        if (Take(name, JsonValueKind.Number, "number", required: false) is { } element && !(element.TryGetDecimal(out var version) && version == 1))
        {
            _problems.Add(At(name), "bad_value", ("why", "version"), ("value", Problems.Shown(element.GetRawText())), ("allowed", "1"));
        }
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(string name) => Dated(name, required: false, "day", JsonText.Day, day => day);

    /// <summary>An instant, in UTC, not after <paramref name="latest"/>.</summary>
    public DateTimeOffset? Instant(string name, DateTimeOffset? latest = null, bool required = false)
    {
        var instant = Dated(name, required, "instant", JsonText.Instant, read => DateOnly.FromDateTime(read.UtcDateTime));
        if (instant is null || latest is null || instant <= latest)
        {
            return instant;
        }

        _problems.Add(At(name), "bad_date", ("why", "future"), ("value", instant.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        return null;
    }

    private T? Dated<T>(string name, bool required, string format, Func<string, T?> read, Func<T, DateOnly> dayOf)
        where T : struct
    {
        if (Take(name, JsonValueKind.String, "string", required) is not { } element || Decoded(element, At(name)) is not { } text)
        {
            return null;
        }

        var value = read(text);
        var day = value is { } known ? dayOf(known) : null as DateOnly?;
        if (day >= AppealLimits.FirstDay && day <= AppealLimits.LastDay)
        {
            return value;
        }

        var why = day is null ? format : day < AppealLimits.FirstDay ? "too_early" : "too_late";
        _problems.Add(At(name), "bad_date", ("why", why), ("value", Problems.Shown(text)));
        return null;
    }
}
