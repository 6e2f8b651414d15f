using Microsoft.Extensions.Localization;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Verification;

/// <summary>What was seen on a route with a form of its own, in one line.</summary>
internal sealed class DetailLine
{
    private DetailLine()
    {
    }

    /// <summary>"3 of 5 questions right, free recall".</summary>
    public static string Of(CheckDetails details, IStringLocalizer<DetailLine> words, IStringLocalizer<Instant> dates) => details switch
    {
        OrderRecall recall => words[recall.FreeRecall ? "Recall.Free" : "Recall.Choices", recall.Right, recall.Asked],
        MaskedDocument document => words[document.TwoFactor ? "Document.Compared" : "Document.Image", Terms.Of("Document", document.Kind), Day(document.DeleteBy, dates)],
        CounterVisit visit => words["Visit", visit.Site ?? "", visit.Clerk ?? "", Terms.Of("Document", visit.Kind), Day(visit.On, dates)],
        ContactConfirmation contact => words["Contact", contact.Contact ?? "", contact.Reached],
        WaitingPeriod wait => words["Wait", wait.Delivered, wait.Told.Count, wait.Hours],
        _ => "",
    };

    private static string Day(DateOnly? day, IStringLocalizer<Instant> dates) => day is { } known ? InstantText.Day(dates, known) : "";
}
