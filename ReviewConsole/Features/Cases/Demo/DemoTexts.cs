using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>What the demonstration's reviewers write: enough different sentences that no text is a copy of one of their last.</summary>
internal static class DemoTexts
{
    private static readonly string[] English =
    [
        "We compared the record with the orders of the last two years and wrote down where they differ.",
        "The time between the two sign-ins was checked against the notes of your mobile network.",
        "Your explanation was read beside the evidence of that day, line by line.",
        "The address on file was confirmed with the carrier that delivers to it.",
        "A colleague in another team had not touched this account before, so nothing was changed by us.",
        "The payment that followed was traced to the account it went to.",
        "We asked the platform twice whether the entry could belong to somebody else.",
        "The change of password came later than the attempt, by almost an hour.",
        "Nothing in the messages of that week points to a second person.",
        "The items you listed since are of the same kind as before.",
        "The code that came back by post was compared with the one that was sent.",
        "The counter noted the number of the paper you showed, and its date.",
    ];

    private static readonly string[] Chinese =
    [
        "我们将该记录与近两年的订单逐项比对，并写明了不一致之处。", "两次登录之间的间隔已与运营商的记录核对。", "您的说明已与当天的证据逐条对照阅读。", "登记地址已向负责投递的快递网点确认。",
        "我们请平台两次核实该记录是否可能属于他人。", "随后的一笔付款已查明去向。", "修改密码的时间比该次尝试晚了将近一小时。", "当周的聊天记录中没有其他人使用的迹象。",
        "您此后发布的物品与以往类别一致。", "邮寄返回的验证码已与寄出的核对。", "柜台登记了您出示证件的编号和日期。", "我们查看了该设备此前三个月的使用情况。",
    ];

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["uk"] = "Ми порівняли запис із замовленнями за останні два роки та з вашим поясненням, перевірили час входів і запитали платформу, чи міг цей запис належати комусь іншому; результат записано у справі.",
        ["ar"] = "قارنا السجل بالطلبات خلال العامين الماضيين وبما شرحته لنا، وراجعنا أوقات الدخول، وسألنا المنصة إن كان هذا السجل يخص شخصًا آخر، وكتبنا النتيجة في ملف الحالة حتى يراجعها غيرنا.",
        ["es"] = "Comparamos el registro con los pedidos de los dos últimos años y con su explicación, revisamos las horas de acceso y preguntamos a la plataforma si podía pertenecer a otra persona; el resultado consta en el caso.",
    };

    private static readonly Dictionary<string, string> Replies = new(StringComparer.Ordinal)
    {
        ["zh"] = "那几天我在杭州出差，用的是酒店的网络，手机也是出发前刚换的。旧手机还在家里，里面还登录着这个账号，需要的话我可以说明购买时间。",
        ["uk"] = "Того тижня я була у відрядженні в Ханчжоу, входила через мережу готелю з нового телефону. Старий телефон лежить удома.",
        ["ar"] = "كنت في رحلة عمل تلك الأيام ودخلت من شبكة الفندق بهاتف اشتريته قبل السفر. الهاتف القديم ما زال في البيت.",
        ["es"] = "Esos días estaba de viaje y entré desde la red del hotel con un teléfono que acababa de comprar. El anterior sigue en casa.",
        ["en"] = "I was on a trip that week and signed in from the hotel's network, with a phone I had bought just before. The old one is still at home, signed in.",
    };

    /// <summary>What is asked of an appellant: what the signals are about; where there are none, how to reach them.</summary>
    public static Question Question(AppealMessage appeal, int days)
    {
        var document = Languages.Primary(appeal.Language) switch
        {
            "zh" => ("您最近一笔售出商品的购买发票", "用来说明该商品最初由谁购买。"),
            "en" => ("the invoice for the last item you sold", "It shows who bought the item first."),
            _ => ("", ""),
        };
        return appeal.Signals.Count == 0 ? new Question { Template = "new_contact", Days = days }
            : days < 10 || document.Item1.Length == 0 ? new Question { Template = "explain_signal", Days = days, Signals = [0] }
            : new Question { Template = "send_document", Days = days, Parts = new Dictionary<string, string> { ["document"] = document.Item1, ["why"] = document.Item2 } };
    }

    /// <summary>What an appellant answers.</summary>
    public static string Reply(string language) => Replies.GetValueOrDefault(Languages.Primary(language), Replies["en"]);

    /// <summary>True for languages in which there are enough sentences that no denial is a copy of an earlier one.</summary>
    public static bool Varies(string language) => !Others.ContainsKey(Languages.Primary(language));

    /// <summary>Some sentences in the appellant's language, others for each seed; long enough for either outcome.</summary>
    public static string Of(string language, int seed)
    {
        var primary = Languages.Primary(language);
        if (Others.TryGetValue(primary, out var text))
        {
            return text;
        }

        var sentences = (string[])(primary == "zh" ? Chinese : English).Clone();
        new Random(seed).Shuffle(sentences);
        return string.Join(primary == "zh" ? "" : " ", sentences.Take(4));
    }
}
