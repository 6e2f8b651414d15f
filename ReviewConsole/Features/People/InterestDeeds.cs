using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>
/// Declares an account one has an interest in, one's own or somebody's one is close to. From then on one handles no case of it
/// (<c>conflict_of_interest</c>), and what one holds of it goes back.
/// </summary>
internal sealed record DeclareInterest(string AccountId) : PeopleDeed<Done>
{
    private const int Longest = 200;

    public override May Needs => May.WorkCases;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var account = AccountId?.Trim() ?? "";
        if (account.Length is 0 or > Longest || account.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return Refusal.On("interest", "interest_invalid");
        }

        var me = scope.Me.Id;
        if (await scope.Db.Interests.AnyAsync(i => i.Person == me && i.AccountId == account, scope.Stop))
        {
            return Refusal.On("interest", "interest_known");
        }

        scope.Db.Interests.Add(new DeclaredInterest { Person = me, AccountId = account, SearchAccount = SearchText.Account(account) ?? "", DeclaredAt = scope.Now });
        await CaseRelease.DoAsync(scope, me, "interest_declared", account);
        scope.Append(Streams.People, Fact.Of(FactKinds.InterestDeclared, ("person", $"{me.Value:D}"), ("holds", "yes")).With(("account", account)));
        return Done.It;
    }
}

/// <summary>Takes a declared interest back; the journal keeps both.</summary>
internal sealed record TakeBackInterest(string AccountId) : PeopleDeed<Done>
{
    public override May Needs => May.WorkCases;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var me = scope.Me.Id;
        if (await scope.Db.Interests.SingleOrDefaultAsync(i => i.Person == me && i.AccountId == AccountId, scope.Stop) is not { } declared)
        {
            return Refusal.On("interest", "interest_unknown");
        }

        scope.Db.Interests.Remove(declared);
        scope.Append(Streams.People, Fact.Of(FactKinds.InterestDeclared, ("person", $"{me.Value:D}"), ("holds", "no")).With(("account", AccountId)));
        return Done.It;
    }
}
