using ReviewConsole.Domain.Conversation;

namespace ReviewConsole.Support;

/// <summary>Questions to the appellant of the default appeal; each can be asked as it stands.</summary>
internal static class AQuestion
{
    /// <summary>What there is to say to the first signals.</summary>
    public static Question Explain(int days = 5, params int[] signals) => new() { Template = "explain_signal", Days = days, Signals = signals.Length > 0 ? signals : [0] };

    /// <summary>A question of one's own.</summary>
    public static Question Free(string text = "Which of the two addresses on the order is yours?", int days = 5) =>
        new Question { Template = "free", Days = days }.With("question", text);

    /// <summary>A document.</summary>
    public static Question Document(string what = "the invoice of 3 May", string why = "It shows who bought the phone first.") =>
        new Question { Template = "send_document", Days = 10 }.With("document", what).With("why", why);

    /// <summary>Of a template, with every place filled.</summary>
    public static Question Of(RequestTemplate template, string words = "the order of 28 June") => template.Typed.Aggregate(
        new Question { Template = template.Code, Days = template.Days, Signals = [0], Routes = ["postal_code", "order_kba"] }, (question, place) => question.With(place, words));

    /// <summary>With one place filled otherwise.</summary>
    public static Question With(this Question question, string place, string text) =>
        question with { Parts = new Dictionary<string, string>(question.Parts) { [place] = text } };
}
