using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>Says that somebody looked at a case: one fact a person, case and quarter of an hour.</summary>
internal sealed record ViewCase(CaseId Case) : CaseDeed<Done>(Case)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public override May Needs => May.ReadCases;

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope)
    {
        var since = new DateTimeOffset(scope.Now.UtcTicks - (scope.Now.UtcTicks % Quarter.Ticks), TimeSpan.Zero);
        var me = scope.Actor.Key;
        var seen = await scope.Db.Facts.AnyAsync(
            f => f.Stream == subject.Number.Value && f.Kind == FactKinds.CaseViewed && f.Actor == me && f.At >= since, scope.Stop);
        if (!seen)
        {
            scope.Append(subject.Number.Value, Fact.Of(FactKinds.CaseViewed));
        }

        return Done.It;
    }
}

/// <summary>A masked value of a case.</summary>
public enum RevealableField
{
    /// <summary>The name on the account.</summary>
    Name,

    /// <summary>The account's id.</summary>
    Account,

    /// <summary>The bound phone.</summary>
    Phone,

    /// <summary>The bound e-mail address.</summary>
    Email,

    /// <summary>Where the appellant wants to be reached.</summary>
    Contact,
}

/// <summary>Why somebody needs to see a masked value.</summary>
public enum RevealReason
{
    /// <summary>To compare with what the appellant sent.</summary>
    CompareEvidence,

    /// <summary>To reach the appellant.</summary>
    ReachAppellant,

    /// <summary>To look for linked accounts.</summary>
    FindLinked,

    /// <summary>To answer a rights request.</summary>
    AnswerRights,

    /// <summary>Something else, typed.</summary>
    Other,
}

/// <summary>Shows one masked value, for a reason; recorded before it is shown.</summary>
internal sealed record RevealField(CaseId Case, RevealableField Field, RevealReason Reason, string? Other) : CaseDeed<string>(Case)
{
    public override May Needs => May.RevealPersonal;

    protected override Task<Result<string>> DoAsync(Case subject, DeedScope scope)
    {
        if (Reason == RevealReason.Other && string.IsNullOrWhiteSpace(Other))
        {
            return Task.FromResult<Result<string>>(Refusal.On("reveal", "reveal_reason_missing"));
        }

        var value = Field switch
        {
            RevealableField.Name => subject.Account.DisplayName,
            RevealableField.Account => subject.Account.Id,
            RevealableField.Phone => subject.Account.Phone,
            RevealableField.Email => subject.Account.Email,
            _ => subject.Contact?.Address,
        };
        if (value is null)
        {
            return Task.FromResult<Result<string>>(Refusal.On("reveal", "nothing_to_reveal"));
        }

        scope.Append(subject.Number.Value, Fact.Of(FactKinds.FieldRevealed, [("field", Snake(Field)), ("reason", Snake(Reason))]).With(("other", Other?.Trim())));
        return Task.FromResult<Result<string>>(value);
    }

    private static string Snake<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
