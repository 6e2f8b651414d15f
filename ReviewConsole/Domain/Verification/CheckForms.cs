namespace ReviewConsole.Domain.Verification;

/// <summary>Which routes are recorded with a form of their own; the others say in a few words what was seen.</summary>
public static class CheckForms
{
    private static readonly Dictionary<string, Type> Forms = new(StringComparer.Ordinal)
    {
        ["order_kba"] = typeof(OrderRecall),
        ["id_doc_noselfie"] = typeof(DocumentCheck),
        ["in_person"] = typeof(CounterVisit),
        ["trusted_contact"] = typeof(ContactConfirmation),
        [VerificationPolicy.Waiting] = typeof(WaitingPeriod),
    };

    /// <summary>Routes with a form of their own, by code.</summary>
    public static IEnumerable<string> Routes => Forms.Keys;

    /// <summary>The kind of details the route's form records; null where there is no form.</summary>
    public static Type? Of(string route) => Forms.GetValueOrDefault(route);
}
