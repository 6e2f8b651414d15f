using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Lines;

/// <summary>
/// Cases of accounts somebody declared an interest in, and of accounts that share a device, a phone, a payout account or an address with one
/// (<c>conflict_of_interest</c>). The same event behind a signal joins strangers, so it does not count.
/// </summary>
public static class InterestLines
{
    // Who declared an account that shares something with half the platform handles nothing of it any more; more need not be counted.
    private const int Most = 5000;

    /// <summary>Lines of interest to somebody.</summary>
    public static IQueryable<CaseRow> OfInterest(this IQueryable<CaseRow> rows, ReviewDb db, PersonId person) => rows.Where(Interests(db, person));

    /// <summary>Lines of no interest to somebody.</summary>
    public static IQueryable<CaseRow> NotOfInterest(this IQueryable<CaseRow> rows, ReviewDb db, PersonId person)
    {
        var interests = Interests(db, person);
        return rows.Where(Expression.Lambda<Func<CaseRow, bool>>(Expression.Not(interests.Body), interests.Parameters));
    }

    /// <summary>Lines of an account, or of one that is linked to it.</summary>
    public static IQueryable<CaseRow> About(this IQueryable<CaseRow> rows, ReviewDb db, string account)
    {
        var search = SearchText.Account(account) ?? "";
        return rows.Where(r => r.AccountId == account || db.CaseRows.Any(own => own.SearchAccount == search
            && own.Links.Any(l => l.Kind != LinkKind.Evidence && db.CaseLinks.Any(other => other.Kind == l.Kind && other.Hash == l.Hash && other.Case == r.Id))));
    }

    /// <summary>Who has an interest in which of these lines.</summary>
    public static IQueryable<CaseInterest> Interested(this IQueryable<CaseRow> rows, ReviewDb db) => rows
        .SelectMany(_ => db.Interests, (r, i) => new { r.Id, r.AccountId, i.Person, Declared = i.AccountId, i.SearchAccount })
        .Where(of => of.AccountId == of.Declared || db.CaseRows.Any(own => own.SearchAccount == of.SearchAccount
            && own.Links.Any(l => l.Kind != LinkKind.Evidence && db.CaseLinks.Any(other => other.Kind == l.Kind && other.Hash == l.Hash && other.Case == of.Id))))
        .Select(of => new CaseInterest(of.Id, of.Person));

    private static Expression<Func<CaseRow, bool>> Interests(ReviewDb db, PersonId person) => r => db.Interests.Any(i => i.Person == person
        && (i.AccountId == r.AccountId || db.CaseRows.Any(own => own.SearchAccount == i.SearchAccount
            && own.Links.Any(l => l.Kind != LinkKind.Evidence && db.CaseLinks.Any(other => other.Kind == l.Kind && other.Hash == l.Hash && other.Case == r.Id)))));

    /// <summary>The accounts somebody declared, and those linked to them.</summary>
    public static async Task<IReadOnlySet<string>> InterestsAsync(this ReviewDb db, PersonId person, CancellationToken stop = default)
    {
        var declared = await db.Interests.AsNoTracking().Where(i => i.Person == person).Select(i => new { i.AccountId, i.SearchAccount }).ToListAsync(stop);
        var accounts = declared.Select(d => d.AccountId).ToHashSet(StringComparer.Ordinal);
        if (accounts.Count > 0)
        {
            var searched = declared.ConvertAll(d => d.SearchAccount);
            accounts.UnionWith(await db.CaseRows.AsNoTracking().Where(r => searched.Contains(r.SearchAccount)).SelectMany(r => r.Links).Where(l => l.Kind != LinkKind.Evidence)
                .Join(db.CaseLinks, l => new { l.Kind, l.Hash }, other => new { other.Kind, other.Hash }, (_, other) => other.Case)
                .Join(db.CaseRows, id => id, r => r.Id, (_, r) => r.AccountId).Distinct().Take(Most).ToListAsync(stop));
        }

        return accounts;
    }
}

/// <summary>Somebody has an interest in a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Person">Who.</param>
public sealed record CaseInterest(CaseId Case, PersonId Person);
