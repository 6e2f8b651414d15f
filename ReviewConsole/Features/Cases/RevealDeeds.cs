using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

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

    protected override async Task<Result<string>> DoAsync(Case subject, DeedScope scope)
    {
        if (Reason == RevealReason.Other && string.IsNullOrWhiteSpace(Other))
        {
            return Refusal.On("reveal", "reveal_reason_missing");
        }

        if (Field == RevealableField.Name && subject.HidesName(scope.World.Rules))
        {
            return Refusal.On("reveal", "name_hidden");
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
            return Refusal.On("reveal", "nothing_to_reveal");
        }

        var seen = await SeenAsync(scope);
        if (RevealBudget.Check(seen, scope.World.Rules) is { } spent)
        {
            return spent;
        }

        scope.Append(subject.Number.Value, Fact.Of(FactKinds.FieldRevealed, [("field", Snake(Field)), ("reason", Snake(Reason))]).With(("other", Other?.Trim())));
        if (RevealBudget.TellsLead(seen, scope.World.Rules))
        {
            scope.Append(Streams.People, Fact.Of(FactKinds.RevealsOverBudget, [("budget", scope.World.Rules.RevealsADay.ToString(CultureInfo.InvariantCulture))]));
        }

        return value;
    }

    private static Task<int> SeenAsync(DeedScope scope)
    {
        var (me, since) = (scope.Actor.Key, scope.Now - RevealBudget.Day);
        return scope.Db.Facts.CountAsync(f => f.Kind == FactKinds.FieldRevealed && f.Actor == me && f.At > since, scope.Stop);
    }

    private static string Snake<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
