use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../support";
use MediaWiki::API;
use Steps;

my $title = 'Clients/MediaWiki-API';
my $mw = MediaWiki::API->new({ api_url => $ENV{CLIENT_API} });
my %login = (lgname => $ENV{CLIENT_USER}, lgpassword => $ENV{CLIENT_SECRET});
my $cookies = '';

# What the client gives, or its error.
sub worked { defined $_[0] ? $_[0] : die "$mw->{error}{code}: $mw->{error}{details}\n" }

# The name that the wiki has for us.
sub name { worked($mw->api({ action => 'query', meta => 'userinfo' }))->{query}{userinfo}{name} }

sub edit { worked($mw->edit({ action => 'edit', title => $title, @_ }))->{edit}{result} eq 'Success' or die; return '' }

step connect => sub {
    my $general = worked($mw->api({ action => 'query', meta => 'siteinfo' }))->{query}{general};
    $general->{generator} =~ /^MediaWiki / or die $general->{generator};
    return '';
};
step login => sub { worked($mw->login({%login}))->{lgusername} eq $ENV{CLIENT_ACCOUNT} or die; return '' };
step identify => sub { name() eq $ENV{CLIENT_ACCOUNT} or die name(); return '' };
step create => sub { edit(text => 'One.', createonly => 1) };
step edit => sub { edit(appendtext => ' Two.') };
step conflict => sub {
    my $base = worked($mw->get_page({ title => $title }))->{timestamp};
    edit_as_another($title, 'Another.');
    $mw->edit({ action => 'edit', title => $title, text => 'Three.', basetimestamp => $base }) and die 'The edit was taken';
    $mw->{error}{details} =~ /^editconflict/ or die $mw->{error}{details};
    return 'gave editconflict';
};
step read => sub { worked($mw->get_page({ title => $title }))->{'*'} eq 'Another.' or die; return '' };
step list => sub {
    my $found = worked($mw->list({ action => 'query', list => 'allpages', apprefix => 'Clients/', aplimit => 1 }));
    grep { $_->{title} eq $title } @$found or die;
    return 'one at a time, with rawcontinue';
};
step search => sub {
    my $found = worked($mw->list({ action => 'query', list => 'search', srsearch => 'another', srwhat => 'text' }));
    grep { $_->{title} eq $title } @$found or die;
    return '';
};
step move => sub {
    my $moved = worked($mw->edit({ action => 'move', from => $title, to => "$title moved" }));
    $moved->{move}{to} eq "$title moved" or die;
    return 'through its edit';
};
step delete => sub {
    worked($mw->edit({ action => 'delete', title => "$title moved" }))->{delete}{logid} or die;
    return 'through its edit';
};
none badtoken => 'it gives the error and keeps its token';
step 'lost-session' => sub {
    lose_session();
    $mw->edit({ action => 'edit', title => $title, text => 'Four.', assert => 'user' }) and die 'The edit was taken';
    $mw->{error}{details} =~ /^assertuserfailed/ or die $mw->{error}{details};
    $mw->logout;
    $mw = MediaWiki::API->new({ api_url => $ENV{CLIENT_API} });
    worked($mw->login({%login}));
    edit(text => 'Four.', assert => 'user');
    return 'told by assertuserfailed; logged in again';
};
step logout => sub {
    $cookies = cookies_of($mw->{ua});
    worked($mw->edit({ action => 'logout' }));
    return 'through its edit; its own logout only forgets the cookies';
};
step out => sub { is_out($cookies); return '' };
