using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Support;

/// <summary>The form of a route filled in as somebody does who saw ownership shown; as strong as the route can be.</summary>
internal static class SomeDetails
{
    /// <summary>The visit of a person whose document was in order.</summary>
    public static readonly CounterVisit Visit = new("Hangzhou West", "C-17", "passport", InOrder: true, Day(AnAppeal.Now));

    /// <summary>A record of how a check ended; where the route has a form, it is filled in for what passed, and words say the rest.</summary>
    public static CheckRecord Record(CheckId check, string route, CheckState result, DateTimeOffset now, string? seen = "seen by hand", string? reference = "ref-1") =>
        new(check, result, seen, reference, result == CheckState.Passed ? Of(route, now) : null);

    private static CheckDetails? Of(string route, DateTimeOffset now) => route switch
    {
        "order_kba" => new OrderRecall(5, 4, FreeRecall: true, NotOnProfile: true),
        "id_doc_noselfie" => new MaskedDocument("id_card", TwoFactor: true, Fits: true, PortraitMasked: true, "•••• 0021", Day(now).AddDays(7)),
        "in_person" => Visit,
        "trusted_contact" => new ContactConfirmation("ct-7", 2, Confirms: true),
        _ => null,
    };

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
