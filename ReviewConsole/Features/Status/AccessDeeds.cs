using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Status;

/// <summary>
/// Tries a code at a link; answers with the access and its case when it fits. Whatever is wrong is refused with <c>access_wrong</c> alike: a link that never was, one
/// that ended, a wrong code, one that is locked. Five wrong codes in a row lock it for a quarter of an hour, and that is a fact.
/// </summary>
internal sealed record TryAccess(string LinkHash, string CodeHash) : Deed<(Guid Access, CaseId Case)?>
{
    private const int Most = 5;
    private static readonly TimeSpan Closes = TimeSpan.FromMinutes(15);

    public override May Needs => May.KeepTheDoor;

    public override IReadOnlyList<string> Names => ["access " + LinkHash];

    public override async Task<Result<(Guid Access, CaseId Case)?>> DoAsync(DeedScope scope)
    {
        var access = await scope.Db.StatusAccesses.SingleOrDefaultAsync(a => a.LinkHash == LinkHash && a.EndedAt == null, scope.Stop);
        if (access is null || access.LockedUntil > scope.Now)
        {
            return Result<(Guid, CaseId)?>.Of(null);
        }

        if (access.CodeHash == CodeHash)
        {
            (access.Failures, access.LockedUntil) = (0, null);
            return (access.Id, access.CaseId);
        }

        access.Failures++;
        if (access.Failures >= Most)
        {
            (access.Failures, access.LockedUntil) = (0, scope.Now + Closes);
            var number = await scope.Db.Cases.Where(c => c.Id == access.CaseId).Select(c => c.Number).SingleAsync(scope.Stop);
            scope.Append(number.Value, Fact.Of(FactKinds.AccessLocked, ("until", access.LockedUntil.Value.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture))));
        }

        // Counted also when nothing opens: a refusal would undo the counting.
        return Result<(Guid, CaseId)?>.Of(null);
    }
}
