use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use MediaWiki::Bot;
use Steps;
use URI;

my $title = 'Clients/MediaWiki-Bot';
my $url = URI->new($ENV{CLIENT_API});
my $bot = MediaWiki::Bot->new({ agent => 'Latchkey clients', protocol => $url->scheme, host => $url->host_port, path => '' });
my %login = (username => $ENV{CLIENT_USER}, password => $ENV{CLIENT_SECRET});
my $cookies = '';

# What the client gives, or its error.
sub worked { $_[0] or die "$bot->{error}{code}: $bot->{error}{details}\n" }

sub edit { worked($bot->edit({ page => $title, @_ }))->{edit}{result} eq 'Success' or die; return '' }

step connect => sub { worked($bot->get_mw_version); return '' };
step login => sub { local $SIG{__WARN__} = sub {}; worked($bot->login({%login})); return '' };
step identify => sub { $bot->_whoami eq $ENV{CLIENT_ACCOUNT} or die $bot->_whoami; return '' };
step create => sub { edit(text => 'One.', summary => 'made') };
step edit => sub { edit(text => $bot->get_text($title) . ' Two.', summary => 'more') };
none conflict => 'it fetches the base of an edit as it saves it';
step read => sub { $bot->get_text($title) eq 'One. Two.' or die $bot->get_text($title); return '' };
step list => sub {
    grep { $_->{title} eq $title } $bot->prefixindex('Clients/') or die;
    my @history = $bot->get_history($title);
    @history == 2 or die scalar @history;
    return '';
};
step search => sub {
    grep { $_ eq $title } $bot->search('two') or die;
    return '';
};
step move => sub { worked($bot->move($title, "$title moved", 'elsewhere')); return '' };
none delete => 'a package of its own has it';
none badtoken => 'it asks for a token before each edit';
step 'lost-session' => sub {
    lose_session();
    $bot->edit({ page => $title, text => 'Three.', assert => 'user' }) and die 'The edit was taken';
    $bot->{error}{details} =~ /^assertuserfailed/ or die $bot->{error}{details};
    delete $bot->{assert};
    local $SIG{__WARN__} = sub {};
    $bot->{api}{ua}->cookie_jar->clear;
    delete $bot->{api}{config}{tokens};
    worked($bot->login({%login}));
    edit(text => 'Three.');
    return 'told by assertuserfailed; logged in again';
};
step logout => sub {
    $cookies = cookies_of($bot->{api}{ua});
    local $bot->{api}{config}{use_http_get} = 0;
    worked($bot->{api}->edit({ action => 'logout' }));
    return 'through its MediaWiki::API; its own logout sends no token, which MediaWiki refuses';
};
step out => sub { is_out($cookies); return '' };
