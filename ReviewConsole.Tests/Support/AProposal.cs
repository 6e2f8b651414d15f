using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Support;

/// <summary>Decisions that stand as they are, on a case that is ready for them; tests change one member with <c>with</c>.</summary>
internal static class AProposal
{
    /// <summary>Somebody's own words in English, long enough for a denial.</summary>
    public const string OwnWords =
        "We laid your explanation beside the record of 30 June: the nine attempts came from a network abroad within four minutes, a day before "
        + "your change of password. The letter to your address on file came back with other digits than we had sent, so we could not confirm the owner.";

    /// <summary>And in Chinese.</summary>
    public const string OwnChineseWords =
        "我们将您的说明与六月三十日的登录记录逐条核对：九次尝试均来自境外网络，前后不到四分钟，且发生在您修改密码的前一天。"
        + "寄往您登记地址的信件，收回的数字与寄出的数字不同，因此暂时无法确认账号归属。";

    /// <summary>For an approval: one own sentence and enough in all.</summary>
    public const string OwnApproval =
        "You came to our counter with your document on 13 July, and the clerk found it in order; the attempts of 30 June fit the password you had just changed.";

    public static DecisionProposal Deny(params string[] grounds) => new()
    {
        Outcome = Outcome.Deny,
        Grounds = [.. grounds.Select(g => new GroundStatement(g, g == "D3" ? null : "Stated for the test: two records differ."))],
        Justification = OwnWords,
        InternalNote = "Letter failed, attempts abroad.",
        Rule = new RuleCitation("ATO-11", "2025-02"),
    };

    public static DecisionProposal Approve(params string[] grounds) => new()
    {
        Outcome = Outcome.Approve,
        Grounds = [.. grounds.Select(g => new GroundStatement(g, g is "A1" or "A2" or "A3" or "A4" ? null : "Stated for the test: the element is missing."))],
        Justification = OwnApproval,
        Rule = new RuleCitation("ATO-11", "2025-02"),
    };
}
