using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Lines;

/// <summary>Which lines ask for which skills (<see cref="SkillRules"/>), as the database can tell.</summary>
public static class AbleLines
{
    /// <summary>The lines that ask for nothing beyond these.</summary>
    public static IQueryable<CaseRow> AbleFor(this IQueryable<CaseRow> rows, IReadOnlyCollection<Skill> has)
    {
        if (!has.Contains(Skill.Payouts))
        {
            const int Payout = 1 << (int)RestrictionScope.Payout;
            rows = rows.Where(r => (r.Scopes & Payout) == 0);
        }

        if (!has.Contains(Skill.Business))
        {
            rows = rows.Where(r => r.Kind != AccountKind.Business);
        }

        return has.Contains(Skill.Statutory) ? rows : rows.Where(r => r.Basis != RestrictionBasis.StatutoryFraudMeasure);
    }

    /// <summary>What a line asks for.</summary>
    /// <param name="scopes">Scopes as bits.</param>
    /// <param name="basis">The basis.</param>
    /// <param name="kind">Whose account it is.</param>
    public static IEnumerable<Skill> NeededBy(int scopes, RestrictionBasis basis, AccountKind kind) =>
        SkillRules.NeededBy([.. Enum.GetValues<RestrictionScope>().Where(s => (scopes & (1 << (int)s)) != 0)], basis, kind);
}
