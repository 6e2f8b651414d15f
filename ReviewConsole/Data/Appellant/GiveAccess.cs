using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Appellant;

/// <summary>Gives the appellant a way to see where their case stands; one before it opens no longer. Refused with <c>conflict_of_interest</c>.</summary>
/// <param name="Case">The case.</param>
/// <param name="LinkHash">The hash of the link's token.</param>
/// <param name="CodeHash">The hash of token and code; the deed never sees them.</param>
internal sealed record GiveAccess(CaseId Case, string LinkHash, string CodeHash) : CaseDeed<Done>(Case)
{
    public override May Needs => May.GiveAccess;

    protected override async Task<Result<Done>> DoAsync(Case subject, DeedScope scope)
    {
        // With link and code somebody acts as the appellant.
        if (scope.Person?.DeclaredAccounts.Contains(subject.Account.Id) == true)
        {
            return Refusal.Of("conflict_of_interest");
        }

        foreach (var earlier in await scope.Db.StatusAccesses.Where(a => a.CaseId == Case && a.EndedAt == null).OrderBy(a => a.Id).ToListAsync(scope.Stop))
        {
            earlier.EndedAt = scope.Now;
        }

        scope.Db.StatusAccesses.Add(new StatusAccess { Id = Guid.CreateVersion7(), CaseId = Case, LinkHash = LinkHash, CodeHash = CodeHash, AddedAt = scope.Now });
        scope.Append(subject.Number.Value, Fact.Of(FactKinds.AccessGiven));
        return Done.It;
    }
}
