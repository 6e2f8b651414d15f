using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>Names, rules and sentences of the demonstration; all made up.</summary>
internal static class DemoWords
{
    /// <summary>Appellants: a name and the language they write in.</summary>
    public static readonly IReadOnlyList<(string Name, string Language)> People =
    [
        ("林晓燕", "zh-CN"), ("Ada Winters", "en"), ("周子昂", "zh-CN"), ("Tomás Ferreira", "es"), ("陈静怡", "zh-CN"), ("Siobhán Byrne", "en"),
        ("欧阳雪", "zh-CN"), ("Олена Коваль", "uk"), ("王芳", "zh-CN"), ("Jonas Weber", "en"), ("赵磊", "zh-CN"), ("ليلى منصور", "ar"), ("杨帆", "zh-CN"), ("Aisha Karim", "en"),
    ];

    /// <summary>Rules of the made-up platform.</summary>
    public static readonly IReadOnlyList<AppliedRule> Rules =
    [
        new("ATO-07", "2024-06", LocalText.Of("Unusual sign-in after a long pause", "长期未登录后的异常登录"),
            LocalText.Of("An account unused for 180 days or more that signs in from a device or place not seen before is locked until ownership is shown.", "账号闲置满180天后，从未使用过的设备或地点登录的，在证明本人使用前限制登录。"), null),
        new("PAY-03", "2024-09", LocalText.Of("Payout account changed", "收款账户变更"),
            LocalText.Of("A payout within one hour of a new payout account is held.", "更换收款账户一小时内的提现暂缓处理。"), null),
        new("LST-21", "2024-01", LocalText.Of("Sudden listings", "异常发布"),
            LocalText.Of("More than 50 listings a day outside the usual categories pause publishing.", "单日发布超过50件且与以往类目不符的，暂停发布。"), null),
        new("ATO-11", "2024-02", LocalText.Of("Sign-in from a list of stolen passwords", "疑似使用泄露密码登录"),
            LocalText.Of("A sign-in that is part of a mass attempt with leaked passwords is stopped until the owner has shown who they are.", "属于批量撞库尝试的登录，在本人证明身份前予以拦截。"), null),
    ];

    private static readonly string[] English =
    [
        "Locked out with no explanation. I can prove ownership with my orders, my card or my e-mail.",
        "I have used this account for years under my real name. Support only offers a face scan. I will not do that. Please let a person look at this.",
        "There are sales I cannot withdraw, and a buyer is waiting. What did I do wrong?",
    ];

    private static readonly string[] Chinese =
    [
        "账号突然不能登录，只有人脸验证一个选项。我愿意用手机号、邮箱或者订单信息证明是我本人。",
        "我的账号用了很多年，一直实名。客服只让我刷脸，我不同意，也没人告诉我为什么。请人工复核。",
        "我担心人脸信息泄露，请提供其他验证方式。里面还有货款提不出来。",
    ];

    /// <summary>What somebody writes to us.</summary>
    public static string Statement(string language, Random random) => Languages.Primary(language) switch
    {
        "zh" => Chinese[random.Next(Chinese.Length)],
        "es" => "Mi cuenta está bloqueada sin explicación. Puedo demostrar que soy el titular con mis pedidos y mi correo.",
        "uk" => "Мій обліковий запис заблоковано без пояснень. Я не хочу сканувати обличчя, прошу, щоб це переглянула людина.",
        "ar" => "تم قفل حسابي دون أي تفسير. لا أوافق على مسح الوجه وأطلب أن يراجع شخص حالتي.",
        _ => English[random.Next(English.Length)],
    };

    /// <summary>What somebody says to one signal: one of its typical innocent causes.</summary>
    public static string Answer(ReviewCatalogue catalogue, string code, bool chinese, Random random)
    {
        var causes = catalogue.Signal(code)?.Innocent;
        var language = chinese ? Languages.Chinese : Languages.English;
        return causes is { Count: > 0 } ? causes[random.Next(causes.Count)].In(language) : chinese ? "不清楚这是什么。" : "I do not know what this is.";
    }

    /// <summary>A restriction imposed by the engine, with a face scan as the only thing demanded.</summary>
    public static Restriction Restriction(string id, IReadOnlyList<RestrictionScope> scope, RestrictionBasis basis, DateTimeOffset imposedAt, AppliedRule? rule) => new()
    {
        Id = id,
        Scope = scope,
        Basis = basis,
        ImposedAt = imposedAt,
        DecidedBy = "engine",
        Rule = rule,
        AutomatedDetection = true,
        AutomatedDecision = Automation.Fully,
        VerificationDemanded = ["face"],
    };
}
