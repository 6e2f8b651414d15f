using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>Which skills a case asks for.</summary>
public static class SkillRules
{
    /// <summary>What somebody must be able for who is given such a case by a rule, or takes it as the next.</summary>
    public static IEnumerable<Skill> NeededBy(IReadOnlyCollection<RestrictionScope> scope, RestrictionBasis basis, AccountKind kind)
    {
        if (scope.Contains(RestrictionScope.Payout))
        {
            yield return Skill.Payouts;
        }

        if (kind == AccountKind.Business)
        {
            yield return Skill.Business;
        }

        if (basis == RestrictionBasis.StatutoryFraudMeasure)
        {
            yield return Skill.Statutory;
        }
    }
}
