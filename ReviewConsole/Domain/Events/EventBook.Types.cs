using System.Collections.Frozen;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Events;

/// <content>The types, one line each.</content>
public static partial class EventBook
{
    /// <summary>All types that are known here.</summary>
    public static IReadOnlyList<EventEntry> All { get; } =
    [
        Noted(Risc, "account-credential-change-required", "A new password was demanded", "被要求更换密码"),
        Noted(Risc, "account-purged", "The account was deleted for good", "账号已被永久删除"),
        Signal(Risc, "account-disabled", "The account was disabled", "账号已被停用", "partner_alert", "another service disabled the account because of a takeover", "有关服务因账号被盗用而停用了该账号"),
        Noted(Risc, "account-enabled", "The account was enabled again", "账号已恢复使用"),
        Signal(Risc, "identifier-changed", "Phone or e-mail was changed", "手机号或邮箱已更换", "recovery_info_changed", "the phone number or e-mail address by which the account is known was changed", "用于识别该账号的手机号或邮箱被更换"),
        Signal(Risc, "identifier-recycled", "The identifier passed to somebody else", "标识已转归他人使用", "number_recycled", "the phone number is reported to belong to somebody else now", "通报称该手机号现由他人使用"),
        Signal(Risc, "credential-compromise", "A password became known to others", "密码已被他人知悉", "leaked_credential", "a password of the account is reported to be known to others", "通报称该账号的密码已被他人知悉"),
        Ignored(Risc, "opt-in", "The owner takes part in warnings", "本人加入预警"),
        Ignored(Risc, "opt-out-initiated", "The owner asks for no more warnings", "本人申请退出预警"),
        Ignored(Risc, "opt-out-cancelled", "The owner wants warnings after all", "本人撤回退出预警的申请"),
        Ignored(Risc, "opt-out-effective", "No more warnings about the owner", "本人已退出预警"),
        Signal(Risc, "recovery-activated", "A recovery of the account was begun", "已启动账号找回", "recovery_used", "a recovery of the account was begun", "有人启动了该账号的找回流程"),
        Signal(Risc, "recovery-information-changed", "Recovery details were changed", "找回信息已更换", "recovery_info_changed", "the details by which the account is recovered were changed", "用于找回该账号的信息被更换"),
        Noted(Risc, "sessions-revoked", "All sessions were ended", "所有登录状态均已注销"),
        Noted(Caep, "session-revoked", "A session was ended", "一个登录状态已被注销"),
        Ignored(Caep, "token-claims-change", "Details of a session changed", "登录状态的内容有变"),
        Signal(Caep, "credential-change", "A login method was changed", "登录方式已变更", "credential_changed", "a login method of the account was changed; whether unusual use followed is not stated", "该账号的登录方式被变更；通报未说明此后是否有异常使用"),
        Noted(Caep, "assurance-level-change", "The certainty of who signed in changed", "登录身份的可信程度有变"),
        Noted(Caep, "device-compliance-change", "A device meets its rules no longer, or again", "设备是否合规有变"),
        Ignored(Caep, "session-established", "A session began", "开始一个登录状态"),
        Ignored(Caep, "session-presented", "A session was used", "使用一个登录状态"),
        Signal(Caep, "risk-level-change", "The risk is judged differently", "风险程度的判断有变", "partner_alert", "another service judges the risk of the account as high", "有关服务判断该账号风险高"),
        Ignored(Ssf, "verification", "A test of the stream", "传送测试"),
        Ignored(Ssf, "stream-updated", "The stream was changed", "传送设置有变"),
    ];

    // After the list it is made of: both are made in this order.
    private static readonly FrozenDictionary<string, EventEntry> ByType = All.ToFrozenDictionary(e => e.Type, StringComparer.Ordinal);

    private static EventEntry Signal(string family, string word, string english, string chinese, string signal, string observed, string observedInChinese) =>
        new(family + word, LocalText.Of(english, chinese), EventUse.Signal, signal, LocalText.Of(observed, observedInChinese));

    private static EventEntry Noted(string family, string word, string english, string chinese) => new(family + word, LocalText.Of(english, chinese), EventUse.Noted);

    private static EventEntry Ignored(string family, string word, string english, string chinese) => new(family + word, LocalText.Of(english, chinese), EventUse.Ignored);
}
