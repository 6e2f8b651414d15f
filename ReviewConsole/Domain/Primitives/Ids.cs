namespace ReviewConsole.Domain.Primitives;

/// <summary>The internal number of a case; people see its <see cref="CaseNumber"/>. Ordered, because it breaks ties in every list.</summary>
public readonly record struct CaseId(long Value) : IComparable<CaseId>
{
    /// <inheritdoc/>
    public int CompareTo(CaseId other) => Value.CompareTo(other.Value);

    /// <summary>True when opened before the other.</summary>
    public static bool operator <(CaseId one, CaseId other) => one.Value < other.Value;

    /// <summary>True when opened after the other.</summary>
    public static bool operator >(CaseId one, CaseId other) => one.Value > other.Value;

    /// <summary>True when opened before the other, or the same.</summary>
    public static bool operator <=(CaseId one, CaseId other) => one.Value <= other.Value;

    /// <summary>True when opened after the other, or the same.</summary>
    public static bool operator >=(CaseId one, CaseId other) => one.Value >= other.Value;
}

/// <summary>A person who signs in. Never an appellant.</summary>
public readonly record struct PersonId(Guid Value);

/// <summary>One attempt on one route.</summary>
public readonly record struct CheckId(Guid Value);

/// <summary>One decision; never reused, also not by the decision that supersedes it.</summary>
public readonly record struct DecisionId(Guid Value);

/// <summary>What one person held in a second review.</summary>
public readonly record struct JudgementId(Guid Value);

/// <summary>One message to or from an appellant.</summary>
public readonly record struct MessageId(Guid Value);

/// <summary>One thing an appellant asked for beside the appeal.</summary>
public readonly record struct RightId(Guid Value);

/// <summary>The fencing token of a claim: rises with every claim of a case, so a holder who slept past the end cannot write.</summary>
public readonly record struct ClaimToken(long Value);

/// <summary>What people call a case: <c>AP-2026-000123</c>, the year it was opened and at least six digits.</summary>
public readonly record struct CaseNumber(string Value)
{
    /// <summary>Builds the number of the <paramref name="serial"/>th case of <paramref name="year"/>.</summary>
    public static CaseNumber Of(int year, long serial) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"AP-{year:0000}-{serial:000000}"));

    /// <summary>Reads what somebody typed or pasted: any case, spaces around; null when it is no case number.</summary>
    public static CaseNumber? Read(string? text)
    {
        var trimmed = text?.Trim().ToUpperInvariant();
        if (trimmed is not { Length: >= 14 and <= 24 } || !trimmed.StartsWith("AP-", StringComparison.Ordinal) || trimmed[7] != '-')
        {
            return null;
        }

        var digits = trimmed.Where((_, at) => at is > 2 and not 7);
        return digits.All(char.IsAsciiDigit) ? new CaseNumber(trimmed) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
