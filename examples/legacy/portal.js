/* global $ */
$(function () {
  $('#menu').on('click', 'a', function () {
    $('#menu a').css('font-weight', '');
    $(this).css('font-weight', 'bold');
  });
  $(document).on('partner-provisioned', function (event) {
    $('#news')
      .text('الطلب ' + event.originalEvent.detail.orderId + ' قيد التفعيل')
      .fadeTo(0, 1);
  });
});
