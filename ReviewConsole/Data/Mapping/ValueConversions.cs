using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Mapping;

/// <summary>
/// Instants as UTC ticks: SQLite can neither order nor compare <see cref="DateTimeOffset"/>. Whole microseconds, because PostgreSQL keeps no
/// finer ones and both databases are to hold the same.
/// </summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(i => Instants.Whole(i).UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));

/// <summary>Instants in UTC: PostgreSQL's <c>timestamptz</c> refuses other offsets.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTimeOffset>(i => i.ToUniversalTime(), i => i.ToUniversalTime());

internal sealed class PersonIdConversion() : ValueConverter<PersonId, Guid>(i => i.Value, v => new PersonId(v));

internal sealed class CaseIdConversion() : ValueConverter<CaseId, long>(i => i.Value, v => new CaseId(v));

internal sealed class CheckIdConversion() : ValueConverter<CheckId, Guid>(i => i.Value, v => new CheckId(v));

internal sealed class DecisionIdConversion() : ValueConverter<DecisionId, Guid>(i => i.Value, v => new DecisionId(v));

internal sealed class MessageIdConversion() : ValueConverter<MessageId, Guid>(i => i.Value, v => new MessageId(v));

internal sealed class RightIdConversion() : ValueConverter<RightId, Guid>(i => i.Value, v => new RightId(v));

internal sealed class ClaimTokenConversion() : ValueConverter<ClaimToken, long>(i => i.Value, v => new ClaimToken(v));

internal sealed class CaseNumberConversion() : ValueConverter<CaseNumber, string>(i => i.Value, v => new CaseNumber(v));

/// <summary>Immutable values kept as one JSON column each.</summary>
internal static class JsonColumns
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Keeps the property as JSON. The values are immutable, so "changed" is "another object".</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            new ValueConverter<T, string>(v => JsonSerializer.Serialize(v, Json), t => JsonSerializer.Deserialize<T>(t, Json)!),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), v => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(v), v => v));
        return property;
    }
}
